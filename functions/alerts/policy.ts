/** How someone stands to an alert. Pure; the lifecycle says what each standing may do. */
import { respondingRoles } from '../../shared/alerts/contract.ts'
import { escalationOf } from '../../shared/alerts/escalation.ts'
import type { AlertFacts, AlertParty } from '../../shared/alerts/lifecycle.ts'
import { ancestorAt, covers } from '../../shared/areas/code.ts'
import { dutyRoles } from '../../shared/duty/policy.ts'
import { reaches } from '../../shared/roles/policy.ts'
import { overseeingRoles, type Role } from '../../shared/roles/roles.ts'
import type { Actor } from '../people/actor.ts'
import { answeredBy } from './holders.ts'
import type { StoredAlert, StoredCard } from './store.ts'
import type { StoredTold } from './told.ts'
import { areasOf, householdsOf } from './whereabouts.ts'

/** Who may be told: who answers, who can stand on duty, and at the top whoever runs it. */
export const tellableRoles: readonly Role[] = [...new Set<Role>([...respondingRoles, ...dutyRoles, 'administrator'])]
const dispatchingRoles: readonly Role[] = ['communityStaff', 'streetStaff', 'districtStaff']

/**
 * None at all means that the actor may not even know of it. Who answers is known by the role that they hold now, not by having
 * been told: who loses it answers no more. A `neighbour` was told, and lives there still. Whoever raised it answers it in no role
 * that they hold: nobody ends their own alert once others are on the way.
 */
export function partiesOf(
  actor: Pick<Actor, 'id' | 'homes' | 'roles'>,
  card: StoredCard,
  told: ToldAs | undefined,
): AlertParty[] {
  const parties: AlertParty[] = []
  const { family } = card
  const areas = areasOf(card)
  const households = householdsOf(card)
  const own = card.raiser === actor.id
  const responds = !own && answers(actor, card, told)
  const livesWith = actor.homes.some((home) => home.verified && households.includes(home.household))
  const livesThere = actor.homes.some((home) => home.verified && areas.includes(home.building))
  if (own) parties.push(card.drill ? 'leader' : 'raiser')
  if (card.witnesses.some(({ person }) => person === actor.id)) parties.push('witness')
  if (family.includes(actor.id) && livesWith) parties.push('family')
  if (told && isKin(actor, card, told)) parties.push('kin')
  if (told?.as === 'neighbour' && livesThere) parties.push('neighbour')
  if (responds) parties.push('responder')
  if (responds && card.holders.some(({ person }) => person === actor.id)) parties.push('holder')
  if (!own && areas.some((area) => reaches(actor.roles, dispatchingRoles, area))) parties.push('dispatcher')
  if (!responds && areas.some((area) => reaches(actor.roles, overseeingRoles, area))) parties.push('observer')
  return parties
}

type ToldAs = Pick<StoredTold, 'as' | 'level' | 'beside'>

/** Was told because of a witness, and lives with them still. */
function isKin({ homes }: Pick<Actor, 'homes'>, { witnesses }: StoredCard, { as, beside }: ToldAs): boolean {
  const witness = as === 'family' ? witnesses.find(({ person }) => person === beside) : undefined
  return homes.some(({ verified, household }) => verified && household === witness?.household)
}

/**
 * Who serves the place, and who was told and serves still where they were told: on the duty of a community stands a worker of
 * another of its grids too, and where nobody knows the grid the place is the whole city.
 */
export const answers = (
  { roles }: Pick<Actor, 'roles'>,
  card: Pick<StoredCard, 'place' | 'formerly'>,
  told: ToldAs | undefined,
): boolean =>
  areasOf(card).some(
    (area) =>
      reaches(roles, respondingRoles, area) || (told?.as === 'responder' && servesWhereTold(roles, area, told.level)),
  )

function servesWhereTold(roles: Actor['roles'], place: string, level: ToldAs['level']): boolean {
  const at = (level && ancestorAt(place, level)) ?? place
  return roles.some(({ role, area }) => tellableRoles.includes(role) && (covers(area, at) || covers(at, area)))
}

/** Whether they answer it, watch it, or run the drill that it is: they see who was told, and who exactly asks for help. */
export const isStaff = (parties: readonly AlertParty[]): boolean =>
  parties.some((party) => party === 'responder' || party === 'observer' || party === 'leader')

export const unaccountedOf = ({ witnesses }: Pick<StoredCard, 'witnesses'>): number =>
  witnesses.filter(({ accountedAt }) => !accountedAt).length

export const factsOf = ({ policy, step, top, eta, card }: StoredAlert): AlertFacts => ({
  policy,
  step,
  top,
  eta,
  answered: answeredBy(card.holders),
  unaccounted: unaccountedOf(card),
  everGoing: card.everGoing,
  drill: card.drill,
})

/** What guards ask, for a list, which shows moves and starts no clock. */
export const guardedBy = (card: StoredCard): AlertFacts => ({
  policy: escalationOf[card.kind ?? 'other'],
  step: 0,
  eta: 0,
  answered: answeredBy(card.holders),
  unaccounted: unaccountedOf(card),
  everGoing: card.everGoing,
  drill: card.drill,
})
