/** A new area into the table: with its names and its line in the history, in one transaction with its parent. */
import { parentOf } from '../../../shared/areas/code.ts'
import { Refusal } from '../../../shared/errors.ts'
import { buildingItem } from '../../areas/building.ts'
import { changeWrite } from '../../areas/change.ts'
import { childrenOf } from '../../areas/children.ts'
import { unusedCodes } from '../../areas/free-codes.ts'
import { nameItems, plainName } from '../../areas/names.ts'
import { communityOf, edited, isLive, type Node, parseNode, toArea } from '../../areas/node.ts'
import type { Ports } from '../../http/operation.ts'
import { isNew } from '../../platform/expressions.ts'
import { keys } from '../../platform/table.ts'
import { Unreadable } from '../read/unreadable.ts'

const TRIES = 10

export interface Adding {
  row: number
  node: Node
  codeGiven: boolean
  by: { id: string }
}

/** Nothing where an area of that name is there by now; the next free code where the one that was meant is taken. */
export async function addNode({ table, clock }: Ports, { row, node, codeGiven, by }: Adding): Promise<void> {
  const above = parentOf(node.code) ?? node.code
  for (let round = 0; round < TRIES; round++) {
    const [[item], siblings] = await Promise.all([table.read([keys.area(above)]), childrenOf(table, above, true)])
    const parent = parseNode(item)
    if (!parent || !isLive(parent)) throw new Unreadable('上级在导入期间停用了', { row })
    if (siblings.some((each) => isLive(each) && plainName(each.name) === plainName(node.name))) return
    const taken = siblings.some(({ code }) => code === node.code)
    if (taken && codeGiven) throw new Unreadable('这个编码在导入期间被别的区域用了', { row })
    const [code] = taken ? unusedCodes(above, siblings) : [node.code]
    if (!code) throw new Unreadable('这个上级下的编码用完了', { row })
    const made = toArea({ ...node, code })
    const change = { kind: 'add' as const, areas: [{ area: code, name: made.fullName }], after: made.name }
    const { written } = await table.write([
      edited(parent),
      { put: made.level === 'building' ? buildingItem(made) : { ...keys.area(code), ...made }, when: isNew },
      ...nameItems(made).map((put) => ({ put })),
      changeWrite(communityOf(code), code, by, change, clock.now()),
    ])
    if (written) return
  }
  throw new Refusal('unavailable')
}
