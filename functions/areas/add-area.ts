import type { Area } from '../../shared/areas/contract.ts'
import { Refusal } from '../../shared/errors.ts'
import { operation, type Ports } from '../http/operation.ts'
import type { Item } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { type Key, keys } from '../platform/table.ts'
import { buildingItem } from './building.ts'
import { changeWrite } from './change.ts'
import { childrenOf } from './children.ts'
import { freeCodes } from './free-codes.ts'
import { nameItems } from './names.ts'
import { communityOf, edited, fullNameOf, isLive, type Node, nameIsFree, parseNode } from './node.ts'

/** Two at once get different codes: both change the parent, and the second one reads again. */
export const addArea = operation('addArea', {
  reads: ({ body }) => ({ parent: keys.area(body.parent) }),
  async run({ body, actor, found, now, commit }, { table }: Ports) {
    const parent = parentIn(found.parent)
    const siblings = await childrenOf(table, parent.code, true)
    nameIsFree(body.name, siblings)
    const level = parent.level === 'community' ? 'grid' : 'building'
    const [code = ''] = freeCodes(parent.code, siblings, 1)
    const made: Area = { code, level, name: body.name, fullName: fullNameOf(parent, body.name) }
    const community = communityOf(code)
    const change = { kind: 'add' as const, areas: [{ area: code, name: made.fullName }], after: made.name }
    return commit(
      [
        edited(parent),
        { put: newArea(made), when: isNew },
        ...nameItems(made).map((put) => ({ put })),
        changeWrite(community, code, actor, change, now),
      ],
      made,
      { area: code, what: code },
    )
  },
})

const newArea = (made: Area): Item & Key =>
  made.level === 'building' ? buildingItem(made) : { ...keys.area(made.code), ...made }

/** A community takes grids and a grid takes buildings. Divisions above are the state's. */
function parentIn(item: Item | undefined): Node {
  const parent = parseNode(item)
  if (!parent || (parent.level !== 'community' && parent.level !== 'grid'))
    throw new Refusal('badInput', { parent: '请选择社区或网格' })
  if (!isLive(parent)) throw new Refusal('wrongState')
  return parent
}
