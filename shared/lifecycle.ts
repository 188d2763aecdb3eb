/**
 * Lifecycles. Whatever takes time is a case: it has a state, moves that parties may make, and a clock that runs in a
 * state. One pure table says it all; the API, the sweep and the buttons of a page ask the same table. Nothing here reads
 * a clock: `now` is given, as ISO 8601 in UTC.
 */
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Where a case stands for whoever works through a list: to be worked on, waiting for the resident, or over. */
export const stages = ['open', 'waiting', 'closed'] as const
export type Stage = (typeof stages)[number]

export interface Clock<Move> {
  word: string
  /** Milliseconds or working days, from entering the state or from the start of the round (opening, or the last reopening). */
  after: number | { workingDays: number }
  from: 'entry' | 'round'
  /** The move that the sweep makes when the time is over. */
  missed: Move
}

export interface StateRule<Move> {
  word: string
  /** What happens next, for the resident. */
  next: string
  stage: Stage
  clock?: Clock<Move>
}

export interface MoveRule<State, Party, Facts> {
  /** What the button says, and what the timeline says afterwards. */
  word: string
  did: string
  from: readonly State[]
  /** The state it leads to; `same` leaves state and clock as they are. */
  to: State | 'same'
  by: readonly Party[]
  /** What must hold of the case besides its state. */
  guard?: (facts: Facts) => boolean
  /** The case begins anew: clocks that run from the round start over. */
  startsRound?: true
}

export interface Lifecycle<State extends string, Move extends string, Party extends string, Facts> {
  initial: State
  states: Record<State, StateRule<Move>>
  moves: Record<Move, MoveRule<State, Party, Facts>>
}

/** The part of a case that its lifecycle decides on. `late`: the clock of this state has run out. */
export interface Standing<State> {
  state: State
  roundAt: string
  dueAt?: string | undefined
  late: boolean
}

export type Decision<State> = { ok: true; next: Standing<State> } | { ok: false; why: Why }

/** The end of the `days`th working day after a moment, both ISO 8601: who keeps a country's holidays knows. */
export type Calendar = (from: string, days: number) => string

/** Pages ask what may be done, never when it falls due: they need no holidays. */
const noCalendar: Calendar = () => {
  throw new Error('A clock that counts working days needs a calendar')
}

const later = (from: string, after: Clock<unknown>['after'], calendar: Calendar) =>
  typeof after === 'number' ? new Date(Date.parse(from) + after).toISOString() : calendar(from, after.workingDays)

function enter<State extends string, Move extends string>(
  states: Record<State, StateRule<Move>>,
  state: State,
  roundAt: string,
  now: string,
  calendar: Calendar,
): Standing<State> {
  const clock = states[state].clock
  const dueAt = clock && later(clock.from === 'round' ? roundAt : now, clock.after, calendar)
  return { state, roundAt, dueAt, late: false }
}

/** How a case stands when it is opened. */
export const opened = <S extends string, M extends string, P extends string, F>(
  lifecycle: Lifecycle<S, M, P, F>,
  now: string,
  calendar: Calendar = noCalendar,
): Standing<S> => enter(lifecycle.states, lifecycle.initial, now, now, calendar)

type Why = 'notYours' | 'wrongState' | 'notDue'

/** Why these parties may not make a move now. A party that may never make it is told so before it learns anything of the state. */
function refusalOf<S extends string, M extends string, P extends string, F>(
  lifecycle: Lifecycle<S, M, P, F>,
  standing: Standing<S>,
  facts: F,
  move: M,
  parties: readonly P[],
  now: string,
): Why | undefined {
  const rule = lifecycle.moves[move]
  if (!rule.by.some((party) => parties.includes(party))) return 'notYours'
  if (!rule.from.includes(standing.state) || rule.guard?.(facts) === false) return 'wrongState'
  const missed = lifecycle.states[standing.state].clock?.missed === move
  if (missed && (standing.late || !standing.dueAt || Date.parse(standing.dueAt) > Date.parse(now))) return 'notDue'
  return undefined
}

/** Whether these parties may make a move now, and how the case stands after it. */
export function decide<S extends string, M extends string, P extends string, F>(
  lifecycle: Lifecycle<S, M, P, F>,
  standing: Standing<S>,
  facts: F,
  move: M,
  parties: readonly P[],
  now: string,
  calendar: Calendar = noCalendar,
): Decision<S> {
  const why = refusalOf(lifecycle, standing, facts, move, parties, now)
  if (why) return { ok: false, why }
  const rule = lifecycle.moves[move]
  const missed = lifecycle.states[standing.state].clock?.missed === move
  if (rule.to === 'same') return { ok: true, next: missed ? { ...standing, late: true } : standing }
  const roundAt = rule.startsRound ? now : standing.roundAt
  return { ok: true, next: enter(lifecycle.states, rule.to, roundAt, now, calendar) }
}

/** The moves that these parties may make now: the buttons of a page. */
export function movesFor<S extends string, M extends string, P extends string, F>(
  lifecycle: Lifecycle<S, M, P, F>,
  standing: Standing<S>,
  facts: F,
  parties: readonly P[],
  now: string,
): M[] {
  const moves: M[] = []
  for (const move in lifecycle.moves) if (!refusalOf(lifecycle, standing, facts, move, parties, now)) moves.push(move)
  return moves
}

/** The table as a Mermaid state diagram. */
export function diagram<S extends string, M extends string, P extends string, F>(
  lifecycle: Lifecycle<S, M, P, F>,
): string {
  const lines = ['stateDiagram-v2', `  [*] --> ${lifecycle.initial}: open`]
  for (const state in lifecycle.states) lines.push(`  ${state}: ${state} ${lifecycle.states[state].word}`)
  for (const move in lifecycle.moves) {
    const rule = lifecycle.moves[move]
    if (rule.to === 'same') continue
    for (const from of rule.from) lines.push(`  ${from} --> ${rule.to}: ${move} (${rule.by.join(', ')})`)
  }
  for (const state in lifecycle.states) if (lifecycle.states[state].stage === 'closed') lines.push(`  ${state} --> [*]`)
  return lines.join('\n')
}
