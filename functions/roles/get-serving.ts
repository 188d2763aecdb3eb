import { Refusal } from '../../shared/errors.ts'
import { operation, type Ports } from '../http/operation.ts'
import { parsePerson } from '../people/actor.ts'
import { keys } from '../platform/table.ts'
import { toServing } from './view.ts'

/** Whoever holds nothing in the asker's scope looks like nobody. */
export const getServing = operation('getServing', {
  reads: ({ params }) => ({ person: keys.person(params.person) }),
  async run({ actor, found }, _ports: Ports) {
    const person = parsePerson(found.person)
    const serving = person && toServing(actor, person)
    if (!serving?.roles.length) throw new Refusal('notFound')
    return serving
  },
})
