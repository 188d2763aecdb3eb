import { parentOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { makeId } from '../../shared/ids.ts'
import { operation, type Ports } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { changeWrite } from './change.ts'
import { childrenOf } from './children.ts'
import { newJob, toJob } from './job.ts'
import { nameItems } from './names.ts'
import { communityOf, editable, edited, fullNameOf, isLive, nameIsFree, parseNode, toArea } from './node.ts'

const above = (code: string) => keys.area(parentOf(code) ?? code)

/** The area has its name at once; buildings below it, and the homes of who lives there, follow within seconds. */
export const renameArea = operation('renameArea', {
  reads: ({ params }) => ({ area: keys.area(params.area), parent: above(params.area) }),
  async run({ params, body, actor, found, now, commit }, { table, random }: Ports) {
    const node = editable(found.area, params.area)
    const parent = parseNode(found.parent)
    if (!parent) throw new Refusal('notFound')
    nameIsFree(body.name, await childrenOf(table, parent.code, true), node.code)
    const inside = node.level === 'grid' ? (await childrenOf(table, node.code)).filter(isLive).length : 1
    const fullName = fullNameOf(parent, body.name)
    const renamed = { ...toArea(node), name: body.name, fullName }
    const id = makeId('job', now, random)
    const community = communityOf(node.code)
    const areas = [{ area: node.code }]
    const { job, writes } = newJob({ id, kind: 'rename', community, areas, total: inside, by: actor.id }, now)
    const ofCard = node.level === 'building' ? { 'card.name': body.name, 'card.fullName': fullName } : {}
    const change = { areas: [{ area: node.code, name: fullName }], before: node.name, after: body.name, job: id }
    return commit(
      [
        edited(parent),
        edited(node, { name: body.name, fullName, ...ofCard }),
        ...nameItems(renamed).map((put) => ({ put })),
        ...writes,
        changeWrite(community, id, actor, { kind: 'rename', ...change }, now),
      ],
      { area: renamed, job: toJob(job) },
      { area: node.code, what: node.code },
    )
  },
})
