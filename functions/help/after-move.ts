/** What a move makes of a request. Pure: from a request and a move to the next one and its timeline entry, or a refusal. */
import { ancestorAt } from '../../shared/areas/code.ts'
import { timesOf } from '../../shared/help/early.ts'
import { type HelpMove, type HelpParty, helpLifecycle, isGoing } from '../../shared/help/lifecycle.ts'
import { decideMove, type Mover, moveWrites } from '../cases/case.ts'
import type { Write } from '../platform/dynamo.ts'
import { factsOf, isComing } from './policy.ts'
import { helpItem, type StoredEntry, type StoredHelp } from './store.ts'

/** What is said with a move, and who else is told of it. */
export interface Said {
  text?: string | undefined
  stars?: number | undefined
  /** The helper whom it is about. */
  about?: string | undefined
  /** Beside the asker, who comes and who waits to be picked. */
  tell?: readonly string[]
}

export interface Moved {
  before: StoredHelp
  help: StoredHelp
  entry: StoredEntry
}

/** Throws `notAllowed` or `wrongState` before `change` is looked at. `now` is ISO 8601. */
export function afterMove(
  before: StoredHelp,
  move: HelpMove,
  mover: Mover<HelpParty>,
  now: string,
  said: Said = {},
  change: (help: StoredHelp) => StoredHelp = (help) => help,
): Moved {
  const times = timesOf(before.card, Date.parse(now))
  const facts = { ...factsOf(before, said.about), ...times }
  // Who may not is told so before anything that they sent is looked at.
  decideMove(helpLifecycle, before, facts, move, mover, now)
  const changed = waited(counted(change(before)), move, mover.personId)
  const after = { ...factsOf(changed, said.about), ...times }
  const { standing, record } = decideMove(helpLifecycle, before, facts, move, mover, now, undefined, after)
  const { text, stars, about, tell = [] } = said
  const { entry, end } = record({
    ...(text ? { text } : {}),
    ...(stars === undefined ? {} : { stars }),
    ...(about ? { about } : {}),
    audience: audienceOf([before, changed], tell),
  })
  const ended = isGoing(before.card.state) && !isGoing(standing.state) ? { endedAt: now } : {}
  const help = { ...changed, card: { ...changed.card, ...standing, ...ended }, ...end }
  return { before, help, entry }
}

/** What the card says of those who come. */
export function counted(help: StoredHelp): StoredHelp {
  const coming = help.helpers.filter(isComing)
  const card = { ...help.card, accepted: coming.length, helperIds: coming.map(({ person }) => person) }
  return { ...help, card }
}

/** Who offers waits, until they come or take it back; whatever becomes of it in between, they are told. */
function waited(help: StoredHelp, move: HelpMove, mover: string | undefined): StoredHelp {
  const all = move === 'offer' && mover ? new Set([...help.waiting, mover]) : help.waiting
  const left = (person: string) => move === 'takeBack' && person === mover
  const waiting = [...all].filter((each) => !left(each) && !help.helpers.some(({ person }) => person === each))
  return { ...help, waiting }
}

/** Who asks, who comes or came until now, who waits to be picked, and the staff of the place. */
export function audienceOf(helps: readonly StoredHelp[], tell: readonly string[]) {
  const people = helps.flatMap(({ card, waiting }) => [card.ownerId, ...card.helperIds, ...waiting])
  const areas = helps.flatMap(({ card }) => ancestorAt(card.place.area, 'grid') ?? [])
  return { people: [...new Set([...people, ...tell])], areas: [...new Set(areas)] }
}

/** The request on condition of its version, and the timeline entry. */
export const writesOf = ({ before, help, entry }: Moved): Write[] =>
  moveWrites(helpItem(before), helpItem(help), before.card.version, entry)
