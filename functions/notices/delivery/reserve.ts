/** Who of a handful is sent a message now: who holds a credit and was not sent this one. They are taken in hand. */
import { parseCredits, type StoredCredits } from '../../messages/credits.ts'
import { isoTime } from '../../platform/clock.ts'
import type { Write } from '../../platform/dynamo.ts'
import { keys } from '../../platform/table.ts'
import type { Handful } from './handfuls.ts'
import type { DeliveryPorts } from './ports.ts'
import { claimWrite, giveUpWrites, IN_HAND, parseSent, reserveWrites, type StoredSent } from './sent.ts'

export interface Prepared {
  handful: Handful
  /** In hand, to be sent now. */
  toSend: { openid: string; sent: StoredSent }[]
  /** What became of others of them before. */
  known: StoredSent[]
  /** Another worker has somebody of them in hand. */
  busy: boolean
}

/** Persons in one transaction, which takes a hundred writes. */
const AT_ONCE = 48
/** How often who changed meanwhile is looked at again. */
const ROUNDS = 6

/** `goesOn`: whether anybody is to be sent anything still; if not, what was to be tried again is given up. */
export async function prepare(
  ports: DeliveryPorts,
  delivery: string,
  handful: Handful,
  goesOn: boolean,
): Promise<Prepared> {
  const prepared: Prepared = { handful, toSend: [], known: [], busy: false }
  const householdOf = new Map(handful.flatMap(({ household, people }) => people.map((each) => [each, household])))
  let rest = [...householdOf.keys()]
  for (let round = 0; rest.length; round++) {
    if (round === ROUNDS) throw new Error('Who is to be sent a message changes again and again')
    const wishes = await look(ports, delivery, rest, householdOf, goesOn, prepared)
    rest = await take(ports, wishes, prepared)
  }
  return prepared
}

interface Wish {
  writes: Write[]
  openid: string
  /** How it will stand when they are written. */
  sent: StoredSent
}

async function look(
  { table, clock }: DeliveryPorts,
  delivery: string,
  people: readonly string[],
  householdOf: ReadonlyMap<string, string>,
  goesOn: boolean,
  prepared: Prepared,
): Promise<Wish[]> {
  const credits = (await table.read(people.map(keys.credits))).map(parseCredits)
  const holders = people.flatMap((person, i) => {
    const held = credits[i]
    return held ? [{ person, held }] : []
  })
  const rows = (await table.read(holders.map(({ person }) => keys.sent(delivery, person)))).map(parseSent)
  const now = clock.now()
  return holders.flatMap(({ person, held }, i): Wish[] => {
    const sent = rows[i]
    const household = householdOf.get(person) ?? ''
    if (!sent) return goesOn ? reserved(delivery, person, household, held, now) : []
    if (sent.outcome === 'again') return [again(delivery, sent, held, now, goesOn)]
    if (!sent.outcome && Date.parse(sent.takenAt) + IN_HAND > now) prepared.busy = true
    else prepared.known.push({ ...sent, outcome: sent.outcome ?? 'unsure' })
    return []
  })
}

function reserved(delivery: string, person: string, household: string, held: StoredCredits, now: number): Wish[] {
  if (held.held.notice < 1) return []
  const sent: StoredSent = { person, household, takenAt: isoTime(now) }
  return [{ writes: reserveWrites(delivery, person, household, now), openid: held.openid, sent }]
}

const again = (delivery: string, sent: StoredSent, { openid }: StoredCredits, now: number, goesOn: boolean): Wish =>
  goesOn
    ? {
        writes: [claimWrite(delivery, sent, now)],
        openid,
        sent: { person: sent.person, household: sent.household, takenAt: isoTime(now) },
      }
    : { writes: giveUpWrites(delivery, sent, now), openid, sent: { ...sent, outcome: 'failed' } }

/** Writes as many as it can; gives those who changed meanwhile. */
async function take({ table }: DeliveryPorts, wishes: readonly Wish[], prepared: Prepared): Promise<string[]> {
  const changed: string[] = []
  for (let from = 0; from < wishes.length; from += AT_ONCE) {
    let some = wishes.slice(from, from + AT_ONCE)
    while (some.length) {
      const outcome = await table.write(some.flatMap(({ writes }) => writes))
      const failed = outcome.written ? [] : outcome.failed
      const fine = some.filter(({ writes }) => !writes.some((write) => failed.includes(write)))
      changed.push(...some.filter((wish) => !fine.includes(wish)).map(({ sent }) => sent.person))
      if (outcome.written) {
        for (const { openid, sent } of some) {
          if (sent.outcome) prepared.known.push(sent)
          else prepared.toSend.push({ openid, sent })
        }
        break
      }
      some = fine
    }
  }
  return changed
}
