/** A new holding of a service post: the case. Pure. */
import { holdingLifecycle } from '../../shared/wishes/holding-lifecycle.ts'
import type { ServicePostCard } from '../../shared/wishes/posts.ts'
import { openCase } from '../cases/case.ts'
import type { Actor } from '../people/actor.ts'
import type { StoredHolding } from './post-store.ts'

interface Claim {
  /** Months. */
  term: number
  team?: string | undefined
  note?: string | undefined
}

export function newHoldingCase(
  id: string,
  { id: personId, name }: Pick<Actor, 'id' | 'name'>,
  { id: post, duty, title, place }: ServicePostCard,
  { term, team, note }: Claim,
  at: string,
) {
  const said = { audience: { people: [personId], areas: [place.area] } }
  const { standing, entry, end } = openCase(holdingLifecycle, id, 'holder', { name, personId }, said, at)
  const holder = { name, ...(team ? { team } : {}) }
  const about = { post, duty, title, place, holder, holderId: personId, askedAt: at, term }
  const holding: StoredHolding = {
    card: { ...standing, id, version: 1, changedAt: at, ...about, wantsRenewal: false, minutes: 0 },
    ...(note ? { note } : {}),
    ...end,
  }
  return { holding, entry }
}
