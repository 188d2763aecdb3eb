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

export interface Clock<Move, Facts = never> {
  word: string
  /**
   * Milliseconds or working days, from entering the state or from the start of the round (opening, or the last reopening);
   * or what the case itself says, in milliseconds, after the move that starts the clock.
   */
  after: number | { workingDays: number } | ((facts: Facts) => number)
  from: 'entry' | 'round'
  /** The move that the sweep makes when the time is over. */
  missed: Move
  /** It starts anew each time that it was missed, for as long as the state lasts: from `entry`, it is then counted from the miss. */
  repeats?: true
}

export interface StateRule<Move, Facts = never> {
  word: string
  /** What happens next, for the resident. */
  next: string
  stage: Stage
  clock?: Clock<Move, Facts>
}

export interface MoveRule<State extends string, Party, Facts> {
  /** What the button says, and what the timeline says afterwards. */
  word: string
  did: string
  from: readonly State[]
  /** The state it leads to; `same` leaves state and clock as they are; or what follows from the case as the move leaves it. */
  to: State | 'same' | Fork<State, Facts>
  by: readonly Party[]
  /** What must hold of the case besides its state. */
  guard?: (facts: Facts) => boolean
  /** The case begins anew: clocks that run from the round start over. Where it forks, if it leads to the first state. */
  startsRound?: true
  /** Leads to the `same` state, whose clock starts anew; or only that of these states. */
  restartsClock?: true | readonly State[]
}

/** A move that leads on by what the case is like afterwards: from each state to one of these. */
export interface Fork<State extends string, Facts> {
  oneOf: Partial<Record<State, readonly State[]>>
  by: (after: Facts) => State
}

export interface Lifecycle<State extends string, Move extends string, Party extends string, Facts> {
  initial: State
  states: Record<State, StateRule<Move, Facts>>
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

/** What a clock reads when it starts; `facts` are those after the move. */
interface Start<Facts> {
  now: string
  facts: Facts | undefined
  calendar: Calendar
}

function dueOf<Move, Facts>(clock: Clock<Move, Facts>, roundAt: string, { now, facts, calendar }: Start<Facts>) {
  const { after } = clock
  const from = clock.from === 'round' ? roundAt : now
  if (typeof after === 'object') return calendar(from, after.workingDays)
  if (typeof after === 'number') return new Date(Date.parse(from) + after).toISOString()
  if (facts === undefined) throw new Error('A clock that asks the case needs its facts')
  return new Date(Date.parse(from) + after(facts)).toISOString()
}

function enter<State extends string, Move extends string, Facts>(
  states: Record<State, StateRule<Move, Facts>>,
  state: State,
  roundAt: string,
  start: Start<Facts>,
): Standing<State> {
  const clock = states[state].clock
  return { state, roundAt, dueAt: clock && dueOf(clock, roundAt, start), late: false }
}

/** How a case stands when it is opened. `facts`: for a first clock that asks them. */
export const opened = <S extends string, M extends string, P extends string, F>(
  lifecycle: Lifecycle<S, M, P, F>,
  now: string,
  calendar: Calendar = noCalendar,
  facts?: F,
): Standing<S> => enter(lifecycle.states, lifecycle.initial, now, { now, facts, calendar })

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
  const clock = lifecycle.states[standing.state].clock
  if (clock?.missed !== move) return undefined
  const over = standing.late && !clock.repeats
  return over || !standing.dueAt || Date.parse(standing.dueAt) > Date.parse(now) ? 'notDue' : undefined
}

/** Whether these parties may make a move now, and how the case stands after it. `after`: the facts as the move leaves them. */
export function decide<S extends string, M extends string, P extends string, F>(
  lifecycle: Lifecycle<S, M, P, F>,
  standing: Standing<S>,
  facts: F,
  move: M,
  parties: readonly P[],
  now: string,
  calendar: Calendar = noCalendar,
  after: F = facts,
): Decision<S> {
  const why = refusalOf(lifecycle, standing, facts, move, parties, now)
  if (why) return { ok: false, why }
  const rule = lifecycle.moves[move]
  const start = { now, facts: after, calendar }
  const to = typeof rule.to === 'string' ? rule.to : rule.to.by(after)
  const begins = rule.startsRound && (to === rule.to || to === lifecycle.initial)
  const roundAt = begins ? now : standing.roundAt
  if (to !== 'same') return { ok: true, next: enter(lifecycle.states, to, roundAt, start) }
  const clock = lifecycle.states[standing.state].clock
  if (rule.restartsClock === true || rule.restartsClock?.includes(standing.state))
    return { ok: true, next: enter(lifecycle.states, standing.state, roundAt, start) }
  if (clock?.missed !== move) return { ok: true, next: standing }
  const dueAt = clock.repeats ? dueOf(clock, roundAt, start) : standing.dueAt
  return { ok: true, next: { ...standing, dueAt, late: true } }
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
    for (const from of rule.from) {
      const leads = typeof rule.to === 'string' ? [rule.to] : (rule.to.oneOf[from] ?? [])
      for (const to of leads) lines.push(`  ${from} --> ${to}: ${move} (${rule.by.join(', ')})`)
    }
  }
  for (const state in lifecycle.states) if (lifecycle.states[state].stage === 'closed') lines.push(`  ${state} --> [*]`)
  return lines.join('\n')
}
