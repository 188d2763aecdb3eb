/** How devices and key fire points stand, in words and icons. */
import { type DeviceCard, deviceStateWords, type TakenSignal } from '../../../shared/devices/contract.ts'
import type { DeviceKind } from '../../../shared/devices/kinds.ts'
import type { PointCard } from '../../../shared/devices/points.ts'
import type { IconName } from '../ui/icon/names.ts'

export const deviceIcons: Record<DeviceKind, IconName> = {
  smoke: 'cloud-fog',
  gas: 'flame',
  eBikeShed: 'thermometer-sun',
  waterPressure: 'droplets',
  sos: 'siren',
}

export interface Sign {
  word: string
  icon: IconName
  tone?: 'amber'
}

/** What is to be seen of a device first; an alarm before all else. */
export function signsOf({
  state,
  flapping,
  lowBattery,
}: Pick<DeviceCard, 'state' | 'flapping' | 'lowBattery'>): Sign[] {
  const word = deviceStateWords[state]
  const more: Sign[] = [
    ...(flapping ? [{ word: '反复报警', icon: 'refresh-cw', tone: 'amber' } as const] : []),
    ...(lowBattery ? [{ word: '电量低', icon: 'triangle-alert', tone: 'amber' } as const] : []),
  ]
  switch (state) {
    case 'alarming':
      return [{ word, icon: 'siren', tone: 'amber' }, ...more]
    case 'silent':
      return [{ word, icon: 'wifi-off', tone: 'amber' }, ...more]
    case 'normal':
      return [{ word, icon: 'circle-check' }, ...more]
    case 'unheard':
      return [{ word, icon: 'circle-dashed' }, ...more]
    case 'retired':
      return [{ word, icon: 'ban' }]
  }
}

export const signWords = (card: DeviceCard): string =>
  signsOf(card)
    .map(({ word }) => word)
    .join('、')

export const becameWords: Record<TakenSignal['became'], string> = {
  raised: '已发出求助或派单',
  again: '已再次提醒',
  said: '已告诉处置的人',
  counted: '已计入，不再响铃',
  held: '已记下，稍后发出',
  none: '',
}

export const signalWords: Record<TakenSignal['kind'], string> = { alarm: '报警', clear: '恢复正常', heartbeat: '上线' }

export const placeWords = ({ name, detail }: DeviceCard['place']): string => [name, detail].filter(Boolean).join(' ')

export function pointSigns({ retired, overdue, danger }: Pick<PointCard, 'retired' | 'overdue' | 'danger'>): Sign[] {
  if (retired) return [{ word: '已停用', icon: 'ban' }]
  const signs: Sign[] = [
    ...(overdue ? [{ word: '巡检超期', icon: 'timer', tone: 'amber' } as const] : []),
    ...(danger ? [{ word: '有隐患', icon: 'triangle-alert', tone: 'amber' } as const] : []),
  ]
  return signs.length ? signs : [{ word: '正常', icon: 'circle-check' }]
}

/** Minutes as they are said: 每 30 分钟, 每 2 小时. */
export const everyWords = (minutes: number): string =>
  minutes % 60 === 0 ? `每 ${minutes / 60} 小时` : `每 ${minutes} 分钟`
