/** Whom staff of a community know to be fit for what is delicate, and whether only those may do it. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { covers } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { personId } from '../../shared/people/person.ts'
import { operation } from '../http/operation.ts'
import { parsePerson } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { atVersion, isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { homesOf } from './policy.ts'
import type { HelpPorts } from './ports.ts'

/** So many fit into one item with room to spare. */
const VETTED_MAX = 1000

const stored = z.object({
  version: z.int(),
  required: z.boolean(),
  people: z.array(z.object({ person: personId, name: z.string(), since: z.string() })),
})
type Stored = z.infer<typeof stored>

export const parseVetting = (item: Item | undefined): Stored =>
  item ? z.parse(stored, item) : { version: 0, required: false, people: [] }

const view = (community: string, { required, people }: Stored) => ({ community, required, people })

const writeOf = (community: string, before: Stored, after: Stored): Write => ({
  put: { ...keys.vetted(community), ...after, version: before.version + 1 },
  when: before.version ? atVersion(before.version) : isNew,
})

/** Without somebody who has left; nothing where they are not in it. */
export function vettingWithout(community: string, before: Stored, person: string): Write | undefined {
  const people = before.people.filter((each) => each.person !== person)
  return people.length === before.people.length ? undefined : writeOf(community, before, { ...before, people })
}

export const getVetting = operation('getVetting', {
  reads: ({ query }) => ({ vetting: keys.vetted(query.community) }),
  run: ({ query: { community }, found, commit }, _: HelpPorts) =>
    commit([], view(community, parseVetting(found.vetting)), { area: community }),
})

export const setVetting = operation('setVetting', {
  reads: ({ body }) => ({ vetting: keys.vetted(body.community) }),
  run({ body: { community, required }, found, commit }, _: HelpPorts) {
    const before = parseVetting(found.vetting)
    const after = { ...before, required }
    return commit([writeOf(community, before, after)], view(community, after), {
      area: community,
      note: required ? 'required' : 'free',
    })
  },
})

/** Who lives elsewhere looks like nobody. */
export const vetHelper = operation('vetHelper', {
  reads: ({ body }) => ({ vetting: keys.vetted(body.community), person: keys.person(body.person) }),
  run({ body: { community, person: id, vetted }, found, now, commit }, _: HelpPorts) {
    const before = parseVetting(found.vetting)
    const person = parsePerson(found.person)
    const lives = person && homesOf(person).some(({ building }) => covers(community, building))
    const others = before.people.filter((each) => each.person !== id)
    if (vetted && (!person || person.leftAt || !lives)) throw new Refusal('notFound')
    if (vetted && others.length >= VETTED_MAX) throw new Refusal('limitReached')
    const people = vetted && person ? [...others, { person: id, name: person.name, since: isoTime(now) }] : others
    const after = { ...before, people }
    const about = { area: community, subject: id, note: vetted ? 'vetted' : 'ended' }
    return commit([writeOf(community, before, after)], view(community, after), about)
  },
})
