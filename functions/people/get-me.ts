import { operation, type Ports } from '../http/operation.ts'
import { toMe } from './actor.ts'

export const getMe = operation('getMe', {
  run: async ({ actor }, _ports: Ports) => toMe(actor),
})
