/** That a door was knocked at, told to whoever else walks there: so that nobody knocks twice. */
import { ancestorAt } from '../../../shared/areas/code.ts'
import type { Frame } from '../../../shared/sockets/contract.ts'
import type { Item } from '../../platform/dynamo.ts'
import { topics } from '../../platform/table.ts'
import { parseDoor, shownDoor } from './said.ts'

/** To the staff of the grid and of every area above it. */
export function doorFrame(item: Item): { topics: string[]; frame: Frame } {
  const row = parseDoor(item)
  if (!row) throw new Error('A door without its row')
  const { household, at } = row
  const roll = String(item.pk).split('#')[1] ?? ''
  const found = shownDoor(row)?.found
  const areas = (['grid', 'community', 'street', 'district'] as const).flatMap(
    (level) => ancestorAt(household, level) ?? [],
  )
  return {
    topics: areas.map(topics.area),
    frame: { type: 'doorMarked', roll, household, ...(found ? { found } : {}), at },
  }
}
