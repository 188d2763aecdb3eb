import { operation, type Ports } from '../http/operation.ts'
import { changePerson, toMe } from './actor.ts'

export const changeName = operation('changeName', {
  run: ({ actor, body: { name }, commit }, _ports: Ports) =>
    commit([changePerson(actor, { name })], toMe({ ...actor, name })),
})
