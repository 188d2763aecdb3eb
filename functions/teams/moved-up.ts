/** Who waited for a place and has one now is told so, from the stream. */
import type { Frame } from '../../shared/sockets/contract.ts'
import type { Item } from '../platform/dynamo.ts'
import { parseSigned } from './signed.ts'

export function movedUp(before: Item, after: Item): { person: string; frame: Frame } | undefined {
  const [was, is] = [parseSigned(before), parseSigned(after)]
  if (was?.card.state !== 'waiting' || is?.card.state !== 'joined') return undefined
  // The row counts its own changes; whoever looks at the activity reads it again.
  return { person: is.person, frame: { type: 'caseChanged', id: is.card.activity, version: is.turn, at: is.since } }
}
