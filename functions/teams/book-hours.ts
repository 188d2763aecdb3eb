/** The hours of an activity, booked one by one: each row with its move in one transaction, so that none is booked twice or left out. */
import type { ActivityCard } from '../../shared/teams/activity.ts'
import { minutesOf } from '../../shared/teams/attendance.ts'
import { communityAccount } from '../hours/account.ts'
import { moveWrites } from '../hours/ledger.ts'
import type { Ports } from '../http/operation.ts'
import type { Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { allSigned, type StoredSigned, signedWrite } from './signed.ts'
import type { StoredActivity } from './store.ts'

/** What one round of the sweep books; the rest is due still. */
const ROUND = 100

/** The figures, once all is booked. Throws where a row could not be: it stays, and the sweep tells; the others are booked all the same. */
export async function bookHours(
  { table }: Pick<Ports, 'table'>,
  activity: StoredActivity,
): Promise<ActivityCard['figures'] | undefined> {
  const there = (await allSigned(table, activity)).filter(
    ({ card, inAt }) => card.state === 'joined' && inAt !== undefined,
  )
  const failed: unknown[] = []
  let round = 0
  for (const signed of there.filter(({ booked }) => !booked)) {
    if (round === ROUND) return undefined
    try {
      await bookOne(table, activity, signed)
      round++
    } catch (error) {
      failed.push(error)
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, failed.map(String).join('; '))
  const minutes = there.reduce((sum, signed) => sum + minutesIn(activity, signed), 0)
  return { came: there.length, minutes }
}

const minutesIn = ({ card: { beginsAt, endsAt, endedAt = endsAt } }: StoredActivity, signed: StoredSigned) =>
  minutesOf(signed, { beginsAt, endedAt })

async function bookOne(table: Ports['table'], activity: StoredActivity, signed: StoredSigned): Promise<void> {
  const { id, title, place, endedAt, endsAt } = activity.card
  const minutes = minutesIn(activity, signed)
  const row = signedWrite(signed, { ...signed, minutes, booked: true })
  const { community, person } = signed
  const area = place.area.length < 12 ? community : place.area
  const source = `${id}#${person}`
  const [moved] = await table.read([keys.moved(source)])
  const move: Write[] =
    minutes > 0 && community && area && !moved && !signed.gone
      ? moveWrites({
          source,
          from: communityAccount(community),
          to: person,
          minutes,
          kind: 'activity',
          what: title,
          at: endedAt ?? endsAt,
          area,
        })
      : []
  // Broken off, or overtaken: what is not booked is found again by the next round.
  if (!(await table.write([row, ...move])).written) throw new Error(`The hours of ${source} could not be booked now`)
}
