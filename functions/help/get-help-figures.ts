import { levelOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { CONFIRM_TIME, STANDS_MAX } from '../../shared/help/limits.ts'
import { DAY, type Stage, stages } from '../../shared/lifecycle.ts'
import { addMonths } from '../hours/month.ts'
import { operation } from '../http/operation.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { addDays, startOfDay } from '../platform/shanghai.ts'
import { indexes, listIndexOf, queueOf } from '../platform/table.ts'
import { figuresOf } from './figures.ts'
import type { HelpPorts } from './ports.ts'
import { parseCard } from './store.ts'

/**
 * What was asked in a month has ended soon after, or stands in the lists of what goes on: so it is a range of the list of what has
 * ended, and the two others. What other months hold costs nothing.
 */
export const getHelpFigures = operation('getHelpFigures', {
  async run({ query: { area, month } }, { table }: HelpPorts) {
    if (!listIndexOf(area) || levelOf(area) === 'city')
      throw new Refusal('badInput', { area: '请选择网格、社区、街道或区' })
    const [from, to] = [startOfDay(`${month}-01`), startOfDay(`${addMonths(month, 1)}-01`)]
    // One that was extended each time stands longer; it is counted while it goes on, and by its end up to then.
    const last = startOfDay(addDays(`${addMonths(month, 3)}-01`, Math.ceil((STANDS_MAX + CONFIRM_TIME) / DAY)))
    const found = await Promise.all(
      stages.map((stage) => readAll(table, area, stage, stage === 'closed' ? [from, last] : undefined)),
    )
    const cards = found
      .flat()
      .map(parseCard)
      .filter(({ openedAt }) => openedAt >= from && openedAt < to)
    return { month, ...figuresOf(cards, area) }
  },
})

async function readAll(table: Table, area: string, stage: Stage, range: [string, string] | undefined): Promise<Item[]> {
  const index = listIndexOf(area)
  if (!index) return []
  const { pk, sk } = indexes[index]
  const all: Item[] = []
  let after: Item | undefined
  do {
    const page = await table.query({
      index,
      pk: { name: pk, value: queueOf('help', area, stage) },
      ...(range ? { sk: { name: sk, between: range } } : {}),
      ascending: true,
      after,
    })
    all.push(...page.items)
    after = page.last
  } while (after)
  return all
}
