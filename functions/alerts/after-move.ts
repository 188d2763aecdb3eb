/** What a move makes of an alert. Pure: from an alert and a move to the next alert and its timeline entry, or a refusal. */
import { WITNESSES_MAX } from '../../shared/alerts/alert.ts'
import type { AlertLevel, Escalation } from '../../shared/alerts/escalation.ts'
import { type AlertKind, type Outcome, outcomesFor } from '../../shared/alerts/kinds.ts'
import { type AlertMove, type AlertParty, alertLifecycle, isOpen } from '../../shared/alerts/lifecycle.ts'
import { whereWords } from '../../shared/alerts/where.ts'
import { Refusal } from '../../shared/errors.ts'
import { decideMove, type Mover } from '../cases/case.ts'
import type { StoredPhoto } from '../photos/attach.ts'
import type { StoredVoice } from '../photos/voices/attach.ts'
import { lostGoing, toldSteps, unanswered } from './course.ts'
import { etaOf, holdersAfter, holdersLeft, type Leaving } from './holders.ts'
import { factsOf } from './policy.ts'
import type { StoredAlert, StoredCard, StoredEntry, StoredHolder, StoredWitness } from './store.ts'
import { areasOf, placedBy, type SaidWhere } from './whereabouts.ts'

/** What comes with a move; which of it a move takes, its body in the contract says. */
export interface Details {
  text?: string | undefined
  kind?: AlertKind | undefined
  forWhom?: 'self' | 'other' | undefined
  /** Where it is, after all. */
  at?: SaidWhere | undefined
  /** Who lives in the household that it is about now, and was told. */
  family?: readonly string[]
  photos?: readonly StoredPhoto[]
  voices?: readonly StoredVoice[]
  /** Minutes. */
  eta?: number
  /** As what the mover goes. */
  title?: string
  witness?: StoredWitness
  /** The witness who was looked after. */
  account?: string
  outcome?: Outcome
  /** What it is escalated by from now on. */
  policy?: Escalation | undefined
  /** Whom this tells: how many there are that were not told before, up to which level, and what comes after. */
  tells?: Tells
}

/** `levels`: those of whoever is told. */
export interface Tells {
  fresh: number
  rung: number
  level: AlertLevel
  step: number
  levels?: readonly AlertLevel[]
}

export interface Moved {
  alert: StoredAlert
  entry: StoredEntry
}

/** Throws `notAllowed`, `wrongState`, `limitReached` or `badInput`. `now` is ISO 8601. */
export function afterMove(
  alert: StoredAlert,
  move: AlertMove,
  mover: Mover<AlertParty>,
  details: Details,
  now: string,
): Moved {
  const changed = heardOf(changedBy(alert, move, mover, details, now), move, mover)
  const { standing, record } = decideMove(
    alertLifecycle,
    alert,
    factsOf(alert),
    move,
    mover,
    now,
    undefined,
    factsOf(changed),
  )
  const { text, eta, tells, at, outcome, photos = [] } = details
  if (outcome && !outcomesFor(alert.card.state === 'arrived').includes(outcome))
    throw new Refusal('badInput', { outcome: '还没有人到场：到了先点“我到了”，再说现场怎么样' })
  const { entry, end } = record({
    ...(text ? { text } : {}),
    ...(tells ? { level: tells.level, told: tells.rung } : {}),
    ...(eta === undefined ? {} : { eta }),
    ...(at ? { whereabouts: whereWords(changed.card) } : {}),
    photos: [...photos],
    audience: audienceOf(changed.card),
  })
  const ended = isOpen(alert.card.state) && !isOpen(standing.state) ? { endedAt: now } : {}
  return { alert: { ...changed, card: { ...changed.card, ...standing, ...ended }, ...end }, entry }
}

/** Whoever goes and does anything has answered; and what nobody answered is no question to who comes in their place. */
function heardOf(alert: StoredAlert, move: AlertMove, { parties }: Mover<AlertParty>): StoredAlert {
  const { asked, ...card } = alert.card
  const answered = parties.includes('holder') || move === 'handOver' || move === 'release'
  return asked && answered ? { ...alert, card } : alert
}

/** What the move changes beside the standing. */
function changedBy(
  alert: StoredAlert,
  move: AlertMove,
  mover: Mover<AlertParty>,
  details: Details,
  now: string,
): StoredAlert {
  const { card } = alert
  const { tells, kind, forWhom, text, photos = [] } = details
  const told = tells ? { level: tells.level, told: card.told + tells.fresh } : {}
  const said = { ...(kind ? { kind } : {}), ...(forWhom ? { forWhom } : {}) }
  const of = (more: Partial<StoredAlert['card']>): StoredAlert['card'] => ({ ...card, ...told, ...more })
  const step = tells?.step ?? alert.step
  switch (move) {
    case 'again': {
      const up = goneUp(alert, step, details, now)
      const { at, family = [] } = details
      const pressed = of({ again: card.again + 1, ...up.card, family: [...new Set([...card.family, ...family])] })
      return { ...alert, ...up.alert, card: at ? placedBy(pressed, at) : pressed }
    }
    case 'describe': {
      const up = goneUp(alert, step, details, now)
      const all = { ...alert, ...up.alert, photos: [...alert.photos, ...photos] }
      const beside = saidBeside(alert, mover, details)
      if (beside) return { ...all, ...beside.alert, card: of({ ...beside.card, ...up.card }) }
      const { at, family = [] } = details
      const placed = of({ ...said, ...up.card, family: [...new Set([...card.family, ...family])] })
      return { ...all, ...(text ? { text } : {}), card: at ? placedBy(placed, at) : placed }
    }
    case 'witness': {
      const { witness } = details
      if (!witness) return alert
      if (card.witnesses.length >= WITNESSES_MAX) throw new Refusal('limitReached')
      const beside = text ? { beside: { ...alert.beside, [witness.person]: text } } : {}
      return { ...alert, ...beside, card: of({ witnesses: [...card.witnesses, witness] }) }
    }
    case 'acknowledge':
    case 'joinIn':
    case 'delay':
    case 'arrive': {
      const holders = holdersAfter(card.holders, move, mover, details, now)
      const answeredAt = card.answeredAt ?? now
      const { arrivedAt = move === 'arrive' ? now : undefined } = card.course
      // Whoever put it off so that others are told was not there when they said.
      const late = move === 'delay' && tells && mover.personId ? [mover.personId] : []
      const course = late.length ? lostGoing(card.course, 'late', card.level, late, now) : card.course
      const up = goneUp({ ...alert, card: { ...card, course } }, step, details, now)
      const went = { holders, everGoing: true, answeredAt }
      const gone = { ...course, ...up.card.course, ...(arrivedAt ? { arrivedAt } : {}) }
      return { ...alert, ...up.alert, eta: etaOf(holders, now), card: of({ ...went, course: gone }) }
    }
    case 'account': {
      const witnesses = card.witnesses.map((each) =>
        each.person === details.account && !each.accountedAt ? { ...each, accountedAt: now } : each,
      )
      return { ...alert, card: of({ witnesses }) }
    }
    case 'handOver':
    case 'overdue':
    case 'release': {
      const holders = holdersLeft(card.holders, move, mover, now)
      const lost = { ...alert, card: { ...card, course: lostBy(alert, move, holders, now) } }
      if (holders.length) return { ...alert, eta: etaOf(holders, now), card: of({ holders, course: lost.card.course }) }
      const { top: _, ...rest } = alert
      const course = newRound(lost, step, tells, now)
      return { ...rest, step, ...topAt(alert.policy, step, 0), card: of({ holders, course }) }
    }
    case 'escalate': {
      const since = Date.parse(now) - Date.parse(card.roundAt)
      const going = { policy: alert.policy, course: card.course, area: card.place.area, roundAt: card.roundAt }
      const missed = unanswered(going, alert.step, now)
      const course = toldSteps({ ...going, course: missed }, alert.step, step, tells?.levels ?? [], now)
      const top = alert.top === undefined ? topAt(alert.policy, step, since) : {}
      return { ...alert, step, ...top, card: of({ course }) }
    }
    case 'ask': {
      const up = goneUp(alert, step, details, now)
      return { ...alert, ...up.alert, card: of({ ...up.card, asked: (card.asked ?? 0) + 1 }) }
    }
    case 'repair':
      return { ...alert, ...(card.holders.length ? { eta: etaOf(card.holders, now) } : {}), card: of({}) }
    case 'resolve':
      return { ...alert, card: of(details.outcome ? { outcome: details.outcome } : {}) }
    case 'say':
    case 'stay':
    case 'callOff':
    case 'cancel':
    case 'takeBack':
    case 'group':
    case 'forget':
    case 'stop':
    case 'lapse':
      return { ...alert, card: of({}) }
  }
}

/** Told up to a step before its time, because it is more urgent than was known. */
function goneUp(alert: StoredAlert, step: number, { policy = alert.policy, tells }: Details, now: string) {
  const { course, place, roundAt } = alert.card
  if (step === alert.step) return { alert: { policy }, card: { course } }
  const told = toldSteps({ policy, course, area: place.area, roundAt }, alert.step, step, tells?.levels ?? [], now)
  const top = alert.top === undefined ? topAt(policy, step, Date.parse(now) - Date.parse(roundAt)) : {}
  return { alert: { policy, step, ...top }, card: { course: told } }
}

/**
 * What a witness says stands beside what whoever raised it says, and in its place never: the two may ask for help with two things.
 * Whoever goes to it knows.
 */
function saidBeside({ card, beside }: StoredAlert, { personId, parties }: Mover<AlertParty>, { kind, text }: Details) {
  const own = card.witnesses.find(({ person }) => person === personId)
  if (!own || parties.includes('holder')) return undefined
  const witnesses = card.witnesses.map((each) => (each === own && kind ? { ...each, kind } : each))
  return { alert: text ? { beside: { ...beside, [own.person]: text } } : {}, card: { witnesses } }
}

/** The course, with who had said that they go and is left no more. */
function lostBy({ card }: StoredAlert, move: Leaving, left: readonly StoredHolder[], now: string) {
  const who = card.holders.filter((each) => !left.includes(each)).map(({ person }) => person)
  return move === 'handOver' ? card.course : lostGoing(card.course, WHY[move], card.level, who, now)
}

const WHY = { overdue: 'late', release: 'left' } as const

/** The course, when it begins anew: which levels have nobody now. */
const newRound = ({ policy, card }: StoredAlert, step: number, tells: Tells | undefined, now: string) =>
  toldSteps({ policy, course: card.course, area: card.place.area, roundAt: now }, 0, step, tells?.levels ?? [], now)

/** That the top is told now, if it is; `since`: milliseconds since the beginning of the round. */
export const topAt = ({ steps }: Escalation, step: number, since: number): { top?: number } =>
  step < steps.length ? {} : { top: Math.max(0, since) }

/** Who is told that something happened: whose alert it is, who goes, and the staff of the place. */
export const audienceOf = (card: StoredCard) => ({
  people: [
    ...new Set([
      ...(card.raiser ? [card.raiser] : []),
      ...card.family,
      ...card.witnesses.map(({ person }) => person),
      ...card.holders.map(({ person }) => person),
    ]),
  ],
  areas: areasOf(card),
})
