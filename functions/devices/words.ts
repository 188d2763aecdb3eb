/** What the system says of a device, in alerts and in tickets. Pure. */
import { SILENT_AFTER } from '../../shared/devices/contract.ts'
import { FLAP_WINDOW } from '../../shared/devices/damping.ts'
import { deviceKindWords, deviceUnits } from '../../shared/devices/kinds.ts'
import { MINUTE } from '../../shared/lifecycle.ts'
import type { StoredDevice } from './store.ts'

/** 3号楼 A12（烟感）; no name of a person, which would stay in what is said. */
export const nameOf = ({ card }: StoredDevice): string => {
  const word = deviceKindWords[card.kind]
  return card.name.includes(word) ? card.name : `${card.name}（${word}）`
}

/** 读数 0.12 MPa */
const readingOf = ({ card, value }: StoredDevice): string => {
  const unit = deviceUnits[card.kind]
  return value === undefined ? '' : `，读数 ${value}${unit ? ` ${unit}` : ''}`
}

const placeOf = ({ card }: StoredDevice): string => [card.place.name, card.place.detail].filter(Boolean).join(' ')

export const alarmText = (device: StoredDevice): string => `${nameOf(device)}报警${readingOf(device)}`
export const clearText = (device: StoredDevice): string =>
  `${nameOf(device)}恢复正常${readingOf(device)}；请到场的人确认后再结束`

/** What was only counted, said at last. */
export function countedText(device: StoredDevice, unsaid: number): string {
  const state = device.damped.alarming ? '仍在报警' : '现在正常'
  return `${nameOf(device)}又发来 ${unsaid} 次信号，${state}${readingOf(device)}`
}

const whereOf = (device: StoredDevice): string => `位置：${placeOf(device)}。`

export const faultText = (device: StoredDevice): string => `${alarmText(device)}，请去查看、维修。${whereOf(device)}`
export const flappingText = (device: StoredDevice): string =>
  `${nameOf(device)}在 ${FLAP_WINDOW / MINUTE} 分钟内反复报警和恢复，请检修设备，并确认现场没有危险。${whereOf(device)}`
export const silentText = (device: StoredDevice): string =>
  `${nameOf(device)}失联：超过 ${device.every * SILENT_AFTER} 分钟没有收到信号，请检查电源和网络。${whereOf(device)}`
export const heardText = (device: StoredDevice): string => `${nameOf(device)}已恢复通信。`
export const mendedText = (device: StoredDevice): string => `${nameOf(device)}恢复正常${readingOf(device)}。`
