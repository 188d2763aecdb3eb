/** What is said of who goes: as what they come, and in how many minutes. */
import { respondingRoles } from '../../shared/alerts/contract.ts'
import { covers } from '../../shared/areas/code.ts'
import { type Role, roleWords } from '../../shared/roles/roles.ts'
import type { Actor } from '../people/actor.ts'
import type { Item } from '../platform/dynamo.ts'
import type { Details } from './after-move.ts'
import { parseAlert } from './store.ts'

interface Going {
  actor: Actor
  body?: { eta: number } | undefined
  found: { alert: Item | undefined }
}

export const going = ({ actor, body, found }: Going): Details => ({
  title: titleAt(actor, parseAlert(found.alert)?.card.place.area ?? ''),
  ...(body ? { eta: body.eta } : {}),
})

/** The lowest of their roles that reaches the place: who is nearest is called so. */
function titleAt({ roles }: Actor, area: string): string {
  const answering: readonly Role[] = respondingRoles
  const there = roles.filter((held) => answering.includes(held.role) && covers(held.area, area))
  const [nearest] = there.sort((one, other) => other.area.length - one.area.length)
  return nearest ? roleWords[nearest.role] : '工作人员'
}
