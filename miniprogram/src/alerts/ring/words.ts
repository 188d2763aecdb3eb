/** An alert in words, for whoever answers it. */
import type { AlertCard } from '../../../../shared/alerts/alert.ts'
import { type AlertKind, alertKindWords } from '../../../../shared/alerts/kinds.ts'
import { whereWords } from '../../../../shared/alerts/where.ts'
import { HOUR, MINUTE } from '../../../../shared/lifecycle.ts'
import type { IconName } from '../../ui/icon/names.ts'
import type { Nudge } from './rings.ts'

export const kindWord = (kind: AlertKind | undefined): string => (kind ? alertKindWords[kind] : '紧急求助')

const kindIcons: Record<AlertKind, IconName> = {
  medical: 'heart',
  fire: 'flame',
  safety: 'shield-check',
  trapped: 'door-open',
  lost: 'search',
  other: 'siren',
}
export const kindIcon = (kind: AlertKind | undefined): IconName => (kind ? kindIcons[kind] : 'siren')

/** A span that somebody watches: 8 秒, 2 分 05 秒, 1 小时 03 分. */
export function runningWords(milliseconds: number): string {
  const span = Math.max(0, milliseconds)
  const seconds = Math.floor(span / 1000) % 60
  const minutes = Math.floor(span / MINUTE) % 60
  const two = (value: number) => String(value).padStart(2, '0')
  if (span >= HOUR) return `${Math.floor(span / HOUR)} 小时 ${two(minutes)} 分`
  return minutes > 0 ? `${minutes} 分 ${two(seconds)} 秒` : `${seconds} 秒`
}

/** The same on a clock's face: 02:05, 1:02:05. */
export function faceWords(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0'))
  const hours = Math.floor(seconds / 3600)
  return [...(hours > 0 ? [String(hours)] : []), ...parts].join(':')
}

/** 大江园社区第1网格3号楼 1单元302室; 在家：…; 不在家，在…. */
export const placeWords = (card: Pick<AlertCard, 'place' | 'where' | 'elsewhere' | 'spot' | 'parties'>): string =>
  whereWords(card, findsIt(card))

/** Who answers or watches it finds the position on its page; to who asks for help it is no news where they are. */
const findsIt = ({ parties }: Pick<AlertCard, 'parties'>): boolean =>
  !parties.includes('raiser') && (parties.includes('responder') || parties.includes('observer'))

/** What a neighbour who offered help is asked: to go there, once it is known where that is. */
export const goWords = ({ elsewhere, spot }: Pick<AlertCard, 'elsewhere' | 'spot'>): string =>
  elsewhere && !spot ? '地点还没说，请先等一等，说了这里会更新' : '方便的话请过去看看'

/** Who asks for help, for whom; what was sensed; or that it is a drill, and whose. A neighbour is not told the name. */
export function whoWords({
  raisedBy,
  forWhom,
  drill,
  sensed,
}: Pick<AlertCard, 'raisedBy' | 'forWhom' | 'drill' | 'sensed'>): string {
  if (drill) return raisedBy ? `演练，由 ${raisedBy} 发起` : '演练'
  if (sensed) return `报警：${raisedBy ?? '楼里的消防设备'}`
  const who = raisedBy ?? '邻居'
  return forWhom === 'other' ? `${who} 替别人求助` : `${who} 求助`
}

/** That it was pressed again, or sensed again. */
export const againWords = ({ again, sensed }: Pick<AlertCard, 'again' | 'sensed'>): string =>
  sensed ? `又报警 ${again} 次` : `又按了 ${again} 次`

/** 同一处还有 2 人求助，其中有人说是火情或燃气. */
export function besideWords({ witnessCount, witnessKinds = [] }: Pick<AlertCard, 'witnessCount' | 'witnessKinds'>) {
  const said = witnessKinds.map((kind) => alertKindWords[kind]).join('、')
  return `同一处还有 ${witnessCount} 人求助${said ? `，其中有人说是${said}` : ''}`
}

/** 演示网格员 一 正在赶来，还有 2 分 10 秒; 演示网格员 一 已到场. */
export function goingWords({ holders }: Pick<AlertCard, 'holders'>, now: number): string | undefined {
  const there = holders.find(({ arrivedAt }) => arrivedAt)
  const more = holders.length > 1 ? `等 ${holders.length} 人` : ''
  if (there) return `${there.me ? '您' : there.name}${more}已到场`
  const [first] = [...holders].sort((one, other) => one.due.localeCompare(other.due))
  if (!first) return undefined
  const left = Date.parse(first.due) - now
  const when = left > 0 ? `还有 ${runningWords(left)}` : `已过说好的时间 ${runningWords(-left)}`
  return `${first.me ? '您' : first.name}${more}正在赶来，${when}`
}

/** What somebody who goes is told at once. */
export function nudgeWords(why: Nudge, card: AlertCard): string {
  switch (why) {
    case 'moved':
      return `地点变了：${placeWords(card)}`
    case 'again':
      return '求助人又按了一次，更紧急了'
    case 'asked':
      return '您到场很久了：还在处置，还是已经处置完？请点开这起求助说一声'
  }
}

/** What the tiles offer, in minutes. */
export const etas = [3, 5, 10, 15, 30] as const
