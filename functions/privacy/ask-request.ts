import { ancestorAt } from '../../shared/areas/code.ts'
import { makeId } from '../../shared/ids.ts'
import { requestLifecycle } from '../../shared/privacy/lifecycle.ts'
import { openCase, openWrites } from '../cases/case.ts'
import { operation, type Ports } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import { workingDays } from '../platform/calendar.ts'
import { isoTime } from '../platform/clock.ts'
import { requestItem, type StoredRequest, toCard } from './request.ts'

const EXCERPT = 80

export const askRequest = operation('askRequest', {
  async run({ body, actor, now, commit }, { random }: Ports) {
    const at = isoTime(now)
    const id = makeId('req', now, random)
    const where = answeredAt(actor)
    const audience = { people: [actor.id], areas: where.area ? [where.area] : [] }
    const mover = { name: actor.name, personId: actor.id }
    const { standing, entry, end } = openCase(requestLifecycle, id, 'asker', mover, { audience }, at, workingDays)
    const request: StoredRequest = {
      card: {
        ...standing,
        ...where,
        id,
        version: 1,
        kind: body.kind,
        excerpt: [...body.text].slice(0, EXCERPT).join(''),
        askedBy: actor.name,
        askedAt: at,
        changedAt: at,
        ownerId: actor.id,
      },
      text: body.text,
      ...end,
    }
    return commit(openWrites(requestItem(request), entry), toCard(request.card))
  },
})

/** The grid of one's home, a verified one first; without a home it is answered at the top. */
function answeredAt({ homes }: Pick<Actor, 'homes'>): { area?: string; building?: string; areaName: string } {
  const home = homes.find(({ verified }) => verified) ?? homes[0]
  const area = home && ancestorAt(home.building, 'grid')
  const name = home?.lineage.find((each) => each.area === area)?.name
  return area ? { area, building: home.building, areaName: name ?? area } : { areaName: '区级管理员' }
}
