import { ancestorAt } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { GIFTS_A_DAY, giftReasonWords } from '../../shared/hours/contract.ts'
import { makeId } from '../../shared/ids.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { operation, type Ports } from '../http/operation.ts'
import { type Actor, type StoredPerson, stillThat } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { attemptsAt, attemptsOf, attemptWrite } from '../platform/limit.ts'
import { keys } from '../platform/table.ts'
import { balanceOf, type Move, moveId, moveWrites } from './ledger.ts'
import { knownReceiver } from './look-at-receiver.ts'
import { homeOf, shownName } from './shown.ts'

/** Of who gives in the same moment to several, the balance decides: the write fails where it fell, and the call is made again. */
export const giveHours = operation('giveHours', {
  reads: ({ body }, actor) => ({ receiving: keys.receiving(body.code), balance: keys.balance(actor) }),
  async run({ actor, body, found, now, commit }, { table, random }: Ports) {
    const receiver = await knownReceiver(table, actor.id, found.receiving, now)
    if (balanceOf(found.balance) < body.minutes) throw new Refusal('tooFewHours')
    const limit = { what: 'gift', who: actor.id, max: GIFTS_A_DAY, window: DAY }
    const [tried] = await table.read([attemptsAt(limit, now)])
    if (attemptsOf(tried) >= limit.max) throw new Refusal('tooMany')
    const move: Move = {
      source: `gift#${makeId('mov', now, random)}`,
      from: actor.id,
      to: receiver.id,
      minutes: body.minutes,
      kind: 'gift',
      what: giftReasonWords[body.reason],
      at: isoTime(now),
      area: areaOf(actor, receiver),
    }
    // Who leaves at this moment is given nothing.
    const writes = [...moveWrites(move), attemptWrite(limit, tried, now), stillThat(receiver)]
    const { kind, what, at, minutes } = move
    return commit(writes, { id: moveId(move), at, kind, what, minutes: -minutes, other: shownName(receiver) })
  },
})

/** Where staff find it: with who gives, else with who receives, else, of those who live nowhere here, nowhere. */
function areaOf(...people: readonly Pick<Actor | StoredPerson, 'homes' | 'roles'>[]): string {
  const places = people.flatMap((person) => [homeOf(person)?.building, ...person.roles.map(({ area }) => area)])
  const place = places.find((area) => area && ancestorAt(area, 'community'))
  if (!place) throw new Refusal('notAllowed')
  return place
}
