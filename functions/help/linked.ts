/** Requests for help to who comes upon a link to one. */
import type { HelpLink } from '../../shared/channels/link.ts'
import { helpKindWords } from '../../shared/help/kinds.ts'
import type { Actor } from '../people/actor.ts'
import type { Item } from '../platform/dynamo.ts'
import { partiesOf } from './policy.ts'
import { parseHelp } from './store.ts'
import { asTaken } from './turn-away.ts'

/** Whoever may know of it, as its list shows it to strangers: neighbours as long as it goes on, and nobody who asks by name. */
export function helpLinkTo(item: Item | undefined, reader: Pick<Actor, 'id' | 'homes' | 'roles'>): HelpLink {
  const help = parseHelp(item)
  if (!help || partiesOf(reader, help).length === 0) return { kind: 'help' }
  const { id, state, kind, excerpt } = help.turnedAway.includes(reader.id) ? asTaken(help.card) : help.card
  return { kind: 'help', seen: { id, state, title: helpKindWords[kind], excerpt } }
}
