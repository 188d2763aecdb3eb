/** Who may speak in a channel, and as whom. Pure. */
import { covers } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { moderates } from '../../shared/moderation/appeal.ts'
import { isChild } from '../../shared/people/child.ts'
import type { Actor } from '../people/actor.ts'
import { neighbourName, partnerName, type ShownName, staffName } from './naming.ts'
import type { Place } from './place.ts'

export const WHY = {
  child: '十四岁以下的小邻居可以看，还不能发言',
  observer: '您可以查看这个频道，不能发言',
  closed: '这个频道已经关闭，只能查看',
} as const

export type Speaking = { may: true; as: ShownName; since?: string } | { may: false; why: string }

/** Who lives here and how it is with them; `since`: when they came to be a neighbour here, of a neighbour. */
export function speakingOf(actor: Pick<Actor, 'name' | 'child' | 'homes' | 'roles'>, place: Place): Speaking {
  if (place.interest && place.interest.state !== 'open') return { may: false, why: WHY.closed }
  const staff = place.parties.includes('staff') ? staffName(actor, place.area) : undefined
  if (staff) return { may: true, as: staff }
  const partner = place.parties.includes('partner') ? partnerName(actor, place.area) : undefined
  if (partner) return { may: true, as: partner }
  const home = actor.homes.find(({ verified, building }) => verified && covers(place.area, building))
  if (!home || !place.parties.includes('member')) return { may: false, why: WHY.observer }
  if (isChild(actor)) return { may: false, why: WHY.child }
  return { may: true, as: neighbourName(actor, home, place.area), ...(home.since ? { since: home.since } : {}) }
}

/** The same, for who is about to. Throws `notAllowed` with the reason. */
export function speakerOf(actor: Pick<Actor, 'name' | 'child' | 'homes' | 'roles'>, place: Place) {
  const speaking = speakingOf(actor, place)
  if (speaking.may) return speaking
  if (speaking.why === WHY.closed) throw new Refusal('wrongState', { channel: speaking.why })
  throw new Refusal('notAllowed', { channel: speaking.why })
}

/** Whether someone runs the channel of an area. */
export const managesChannel = ({ roles }: Pick<Actor, 'roles'>, area: string): boolean => moderates(roles, area)
