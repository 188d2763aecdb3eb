/** The wall, incidents and roll calls in words. */
import type { AlertCard } from '../../../shared/alerts/alert.ts'
import { isOpen } from '../../../shared/alerts/lifecycle.ts'
import { levelWords } from '../../../shared/areas/code.ts'
import { doorFindWords, rollAnswerWords } from '../../../shared/incidents/finds.ts'
import type { GroupFigures, IncidentEntry, IncidentKind } from '../../../shared/incidents/incident.ts'
import { incidentLifecycle } from '../../../shared/incidents/lifecycle.ts'
import type { RollCounts, RollDoor, RollRow } from '../../../shared/incidents/roll.ts'
import type { DayFigures, WallArea } from '../../../shared/incidents/wall.ts'
import { faceWords } from '../alerts/ring/words.ts'
import type { IconName } from '../ui/icon/names.ts'
import type { Tile } from '../ui/parts/tiles.tsx'
import { countWords, percentWords } from '../words/number.ts'
import { momentWords } from '../words/time.ts'

/** What its clock says: until it goes up a level, until who goes must be there. */
export function nextWords({ state, dueAt }: Pick<AlertCard, 'state' | 'dueAt'>, now: number): string | undefined {
  if (!dueAt || !isOpen(state)) return undefined
  const left = Date.parse(dueAt) - now
  if (state === 'raised') return left > 0 ? `${faceWords(left)} 后升级` : '正在升级'
  if (state === 'going') return left > 0 ? `${faceWords(left)} 内要到场` : '没有按时到'
  return left > 0 ? `${faceWords(left)} 后询问` : '正在询问'
}

/** 已通知到社区，5 人. */
export const toldWords = ({ level, told }: Pick<AlertCard, 'level' | 'told'>): string =>
  `通知到${levelWords[level]} · ${told} 人`

/** 今天 12 起 = 进行中 2 + 已处置 8 + 误报 1 + 已取消 1. */
export const endingsWords = ({ open, resolved, falseAlarms, cancelled }: DayFigures | GroupFigures): string =>
  `进行中 ${open} + 已处置 ${resolved} + 误报 ${falseAlarms} + 取消 ${cancelled}`

/** The share of what was answered at once; a dash where nothing was raised. */
export const atOnceWords = ({ atOnce, raised }: DayFigures): string =>
  raised === 0 ? '—' : percentWords(atOnce / raised)

/** Dark where nobody goes yet, lighter where somebody does. */
export const wallTile = ({ code, name, open, waiting }: WallArea): Tile => ({
  id: code,
  name,
  share: open === 0 ? undefined : waiting > 0 ? 1 : 0.5,
  value: `${open} 起`,
  words: open === 0 ? '没有求助' : waiting > 0 ? `${waiting} 起还没人去` : '都有人在处置',
})

export const incidentIcons: Record<IncidentKind, IconName> = {
  fire: 'flame',
  weather: 'cloud-rain-wind',
  accident: 'triangle-alert',
  health: 'heart',
  security: 'shield-check',
  outage: 'droplets',
  other: 'siren',
}

const moveIcons: Record<IncidentEntry['move'], IconName> = {
  open: 'siren',
  note: 'sticky-note',
  group: 'plus',
  ungroup: 'x',
  callRoll: 'users-round',
  endRoll: 'check',
  close: 'circle-check-big',
}

export const happenedWords = (entry: IncidentEntry) => ({
  seq: entry.seq,
  at: entry.at,
  icon: moveIcons[entry.move],
  who: entry.by.name,
  did: entry.move === 'open' ? '转为应急' : incidentLifecycle.moves[entry.move].did,
  text: entry.text,
})

/** From 0 to 1: who said something, or was found. */
export const answeredShare = ({ households, silent, absent }: RollCounts): number =>
  households === 0 ? 0 : (households - silent - absent) / households

export const answeredWords = (counts: RollCounts): string =>
  counts.households === 0 ? '—' : percentWords(answeredShare(counts))

export const rollTile = (row: RollRow): Tile => ({
  id: row.code,
  name: row.name,
  share: row.households === 0 ? undefined : answeredShare(row),
  words:
    row.households === 0
      ? '没有名册'
      : `${countWords(row.silent + row.absent)} 户未回应${row.help > 0 ? `，${row.help} 户要帮助` : ''}`,
})

/** What is known of a household: its own word, and what was found at its door. */
export function rollDoorWords({ joined, said, door }: RollDoor, now: number): string {
  const own = said && `${momentWords(said.at, now)} 自报${rollAnswerWords[said.word]}`
  const found = door && `${momentWords(door.at, now)} 上门：${doorFindWords[door.found]}`
  return [own, found].filter(Boolean).join('，') || (joined ? '已入户，没有回应' : '没有入户，没有回应')
}
