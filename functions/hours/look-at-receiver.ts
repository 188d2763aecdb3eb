import { Refusal } from '../../shared/errors.ts'
import { operation, type Ports } from '../http/operation.ts'
import { parsePerson, type StoredPerson } from '../people/actor.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { attemptsAt, attemptsOf, countAttempt } from '../platform/limit.ts'
import { keys } from '../platform/table.ts'
import { receiverOf, wrongCodes } from './receiving.ts'
import { shownName } from './shown.ts'

/** Where a code leads that is none: it costs the same reads as one that is. */
const NOBODY = `per_${'0'.repeat(26)}`

export const lookAtReceiver = operation('lookAtReceiver', {
  reads: ({ params }) => ({ receiving: keys.receiving(params.code) }),
  async run({ actor, found, now }, { table }: Ports) {
    return { name: shownName(await knownReceiver(table, actor.id, found.receiving, now)) }
  },
})

/** Whose code it is. Throws `codeUsed` for one that is none, one's own or of who left, and `tooMany` for any after too many of those. */
export async function knownReceiver(
  table: Table,
  actor: string,
  item: Item | undefined,
  now: number,
): Promise<StoredPerson> {
  const limit = wrongCodes(actor)
  const receiver = receiverOf(item, now)
  const [tried, found] = await table.read([attemptsAt(limit, now), keys.person(receiver ?? NOBODY)])
  if (attemptsOf(tried) >= limit.max) throw new Refusal('tooMany')
  const person = parsePerson(found)
  if (!person || person.leftAt || person.id === actor) {
    await countAttempt(table, limit, now)
    throw new Refusal('codeUsed')
  }
  return person
}
