import { covers, levelOf } from '../../shared/areas/code.ts'
import { OPEN_MAX, PROPOSED_MAX } from '../../shared/channels/interests.ts'
import { Refusal } from '../../shared/errors.ts'
import { makeId } from '../../shared/ids.ts'
import { operation, type Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { proposeWrites, type StoredInterest } from './interest.ts'
import { toInterest } from './interest-view.ts'
import { interestsOf } from './interests-of.ts'
import { parseMarks } from './marks.ts'
import { neighbourName } from './naming.ts'

export const proposeInterest = operation('proposeInterest', {
  reads: (_, actor) => ({ marks: keys.reading(actor) }),
  async run({ actor, found, body: { area, name, about }, now, commit }, { table, random }: Ports) {
    if (levelOf(area) !== 'community') throw new Refusal('badInput', { area: '请选择社区' })
    const home = actor.homes.find(({ verified, building }) => verified && covers(area, building))
    if (!home) throw new Refusal('notAllowed')
    const all = await interestsOf(table, area)
    const going = all.filter(({ state }) => state === 'open' || state === 'proposed')
    const own = going.filter(({ state, proposedBy }) => state === 'proposed' && proposedBy === actor.id)
    if (going.length >= OPEN_MAX || own.length >= PROPOSED_MAX) throw new Refusal('limitReached')
    if (going.some((each) => each.name === name)) throw new Refusal('badInput', { name: '已经有这个名称的频道了' })
    const interest: StoredInterest = {
      id: makeId('chn', now, random),
      area,
      name,
      about,
      state: 'proposed',
      proposedBy: actor.id,
      proposedName: neighbourName(actor, home, area).name,
      proposedAt: isoTime(now),
    }
    return commit(proposeWrites(interest), toInterest(interest, actor, parseMarks(found.marks)))
  },
})
