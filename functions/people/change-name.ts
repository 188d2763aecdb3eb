import { Refusal } from '../../shared/errors.ts'
import { CLAIM_WORDS, claimsOffice } from '../../shared/people/name.ts'
import { operation, type Ports } from '../http/operation.ts'
import { changePerson, toMe } from './actor.ts'

/** Staff are no exception: what they serve as is shown beside their name while they do. A name that one has already is left alone. */
export const changeName = operation('changeName', {
  run({ actor, body: { name }, commit }, _ports: Ports) {
    if (name !== actor.name && claimsOffice(name)) throw new Refusal('badInput', { name: CLAIM_WORDS })
    return commit([changePerson(actor, { name })], toMe({ ...actor, name }))
  },
})
