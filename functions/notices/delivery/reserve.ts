/** Who of a handful is sent a message now: who holds a credit and was not sent this one. They are taken in hand. */
import { parseCredits, type StoredCredits } from '../../messages/credits.ts'
import { isoTime } from '../../platform/clock.ts'
import type { Table, Write } from '../../platform/dynamo.ts'
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
    const wishes = await look(ports, { delivery, people: rest, householdOf, goesOn, first: round === 0 }, prepared)
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

interface Look {
  delivery: string
  people: readonly string[]
  householdOf: ReadonlyMap<string, string>
  goesOn: boolean
  /** Who holds a credit was most likely not sent anything: it is found out when they are taken in hand. */
  first: boolean
}

async function look(
  { table, clock }: DeliveryPorts,
  { delivery, people, householdOf, goesOn, first }: Look,
  prepared: Prepared,
): Promise<Wish[]> {
  const credits = (await table.read(people.map(keys.credits))).map(parseCredits)
  const holders = people.flatMap((person, i) => {
    const held = credits[i]
    return held ? [{ person, held }] : []
  })
  const unknown = first && goesOn ? holders.filter(({ held }) => held.held.notice < 1) : holders
  const items = await table.read(unknown.map(({ person }) => keys.sent(delivery, person)))
  const rows = new Map(items.map(parseSent).flatMap((sent) => (sent ? [[sent.person, sent]] : [])))
  const now = clock.now()
  return holders.flatMap(({ person, held }): Wish[] => {
    const sent = rows.get(person)
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
  const groups = Array.from({ length: Math.ceil(wishes.length / AT_ONCE) }, (_, i) =>
    wishes.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
  )
  const taken = (await Promise.all(groups.map((some) => takeSome(table, some)))).flat()
  for (const { openid, sent } of taken) {
    if (sent.outcome) prepared.known.push(sent)
    else prepared.toSend.push({ openid, sent })
  }
  return wishes.filter((wish) => !taken.includes(wish)).map(({ sent }) => sent.person)
}

/** Those that could be written. */
async function takeSome(table: Table, wishes: readonly Wish[]): Promise<readonly Wish[]> {
  let some = wishes
  while (some.length) {
    const outcome = await table.write(some.flatMap(({ writes }) => writes))
    if (outcome.written) return some
    some = some.filter(({ writes }) => !writes.some((write) => outcome.failed.includes(write)))
  }
  return some
}
