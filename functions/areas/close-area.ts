import { Refusal } from '../../shared/errors.ts'
import { householdsIn } from '../households/move-household.ts'
import { operation, type Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { Condition } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { changeWrite } from './change.ts'
import { childrenOf } from './children.ts'
import { expecting } from './job.ts'
import { communityOf, editable, isLive, type Node, toArea, unedited } from './node.ts'

/** What takes a building out of the lists: coverage and search know it no more. */
export const unlisted = {
  card: undefined,
  queueAt: undefined,
  grid: undefined,
  community: undefined,
  street: undefined,
  district: undefined,
}

/**
 * Nothing is closed where somebody still asks to live, as nobody could let them in, or is still to come to from a building that moves. Tickets that a closed grid holds stay with it, and its workers with their roles, until they
 * are done.
 */
export const closeArea = operation('closeArea', {
  reads: ({ params }) => ({ area: keys.area(params.area) }),
  async run({ params, actor, found, now, commit }, { table }: Ports) {
    const node = editable(found.area, params.area)
    const inside = node.level === 'grid' ? await childrenOf(table, node.code, true) : []
    if (!isEmpty(node) || inside.some((each) => isLive(each) || !isEmpty(each))) throw new Refusal('notEmpty')
    if (node.level === 'building' && (await householdsIn(table, node.code)).peopled.length)
      throw new Refusal('notEmpty')
    const community = communityOf(node.code)
    if ((await expecting(table, community)).has(node.code)) throw new Refusal('notEmpty')
    const closedAt = isoTime(now)
    const closed = { ...toArea(node), closedAt }
    const areas = [{ area: node.code, name: node.fullName }]
    return commit(
      [
        {
          update: keys.area(node.code),
          changes: { set: { closedAt, ...(node.level === 'building' ? unlisted : {}) } },
          when: stillEmpty(node),
        },
        changeWrite(community, `${node.code}#closed`, actor, { kind: 'close', areas }, now),
      ],
      closed,
      { area: node.code, what: node.code },
    )
  },
})

const isEmpty = ({ households, joined, gridGroup }: Node) => households === 0 && joined === 0 && !gridGroup

/** Nobody moved in and nothing was built since; a grid came into no group. */
function stillEmpty(node: Node): Condition {
  const same = unedited(node)
  if (node.level === 'grid') return { ...same, expression: `${same.expression} AND attribute_not_exists(gridGroup)` }
  return { expression: `${same.expression} AND households = :none`, values: { ...same.values, ':none': 0 } }
}
