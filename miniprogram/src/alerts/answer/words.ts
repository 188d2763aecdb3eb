/** The timeline of an alert, and its clocks, in words. */
import type { AlertCard, AlertEntry } from '../../../../shared/alerts/alert.ts'
import { type AlertMove, alertLifecycle } from '../../../../shared/alerts/lifecycle.ts'
import { levelWords } from '../../../../shared/areas/code.ts'
import type { IconName } from '../../ui/icon/names.ts'
import type { Happened } from '../../ui/parts/history.tsx'
import { runningWords } from '../ring/words.ts'

const moveIcons: Record<AlertMove | 'open', IconName> = {
  open: 'siren',
  again: 'siren',
  describe: 'pencil',
  witness: 'eye',
  say: 'message-circle',
  acknowledge: 'footprints',
  joinIn: 'user-round-plus',
  delay: 'hourglass',
  arrive: 'map-pin',
  stay: 'timer',
  account: 'user-round-check',
  handOver: 'hand-helping',
  resolve: 'circle-check-big',
  callOff: 'shield-check',
  cancel: 'undo-2',
  takeBack: 'undo-2',
  group: 'merge',
  escalate: 'arrow-up',
  overdue: 'timer',
  release: 'user-round-x',
  ask: 'clock',
  repair: 'wrench',
  forget: 'trash-2',
  stop: 'circle-check-big',
  lapse: 'hourglass',
}

function didWords({ move, by, level, told, eta, whereabouts }: AlertEntry): string {
  const did = move === 'open' ? (by.party === 'leader' ? '发起演练' : '求助') : alertLifecycle.moves[move].did
  const more = [whereabouts, eta === undefined ? undefined : `说 ${eta} 分钟到`]
  const said = [did, ...more.filter((each) => each !== undefined)].join('，')
  if (told === undefined) return said
  const at = level ? `${levelWords[level]}级` : ''
  return told > 0 ? `${said}，通知了${at} ${told} 人` : `${said}，${at}没有可通知的人，已跳过`
}

export const happenedIn = (entry: AlertEntry): Happened => ({
  seq: entry.seq,
  at: entry.at,
  icon: moveIcons[entry.move],
  who: entry.by.party === 'clock' ? undefined : entry.mine ? '您' : entry.by.name,
  did: didWords(entry),
  text: entry.text,
})

/** What happens by itself unless somebody does something: 再过 18 秒没人应答，会通知上一级. */
export function clockWords({ state, dueAt, late }: AlertCard, now: number): string | undefined {
  if (dueAt === undefined) return undefined
  const left = Date.parse(dueAt) - now
  const inWords = left > 0 ? `再过 ${runningWords(left)}` : '马上'
  switch (state) {
    case 'raised':
      return `${inWords}没有人应答，就再往上通知`
    case 'going':
      return late ? undefined : `${inWords}还没到，就重新通知`
    case 'arrived':
      return `${inWords}会询问处置情况`
    case 'resolved':
    case 'falseAlarm':
    case 'cancelled':
    case 'drilled':
      return undefined
  }
}
