/** Ringing once more for those who answer: the button was pressed again, or somebody is to take over. */

import { isoTime } from '../platform/clock.ts'
import type { Table } from '../platform/dynamo.ts'
import { onceEach } from './open.ts'
import type { StoredAlert } from './store.ts'
import { type StoredTold, type Told, type ToTell, tell, toldOf } from './told.ts'
import { reachFrom } from './whom.ts'

/** For whoever was told as a responder and for who is on duty at the lowest level now; the step stays. */
export async function ringAgain(table: Table, alert: StoredAlert, now: number): Promise<Told> {
  const { card, policy, step } = alert
  const [known, reached] = await Promise.all([
    toldOf(table, card.id),
    reachFrom(table, { area: card.place.area, policy, step: 0, now, raiser: card.raiser }),
  ])
  const before = [...known.values()].filter(({ as }) => as === 'responder').map(again)
  return tell(
    { alert: card.id, drill: card.drill },
    onceEach([...before, ...reached.people], card.raiser).slice(0, MOST),
    known,
    { level: card.level, step: Math.max(step, reached.step) },
    isoTime(now),
  )
}

/** As many as fit into the transaction. */
const MOST = 60

const again = ({ who, name, title, as, level }: StoredTold): ToTell => ({
  who,
  name,
  title,
  as,
  ...(level ? { level } : {}),
})

/** Whoever is told at the next step, or, where the round begins anew, from the lowest up to it. */
export async function tellFrom(table: Table, alert: StoredAlert, step: number, now: number): Promise<Told> {
  const { card, policy } = alert
  const [known, reached] = await Promise.all([
    toldOf(table, card.id),
    reachFrom(table, { area: card.place.area, policy, step, now, raiser: card.raiser }),
  ])
  const level =
    policy.steps.findIndex((s) => s.level === reached.level) < policy.steps.findIndex((s) => s.level === card.level)
      ? card.level
      : reached.level
  return tell(
    { alert: card.id, drill: card.drill },
    onceEach(reached.people, card.raiser),
    known,
    { level, step: reached.step },
    isoTime(now),
  )
}
