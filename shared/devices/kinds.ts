/** Devices (设备): what each kind watches, and what its alarm means. */
import type { AlertKind } from '../alerts/kinds.ts'
import type { Category } from '../tickets/categories.ts'

export const deviceKinds = ['smoke', 'gas', 'eBikeShed', 'waterPressure', 'sos'] as const
export type DeviceKind = (typeof deviceKinds)[number]

export const deviceKindWords: Record<DeviceKind, string> = {
  smoke: '烟感',
  gas: '燃气报警器',
  eBikeShed: '电动车棚监测',
  waterPressure: '消防水压',
  sos: '紧急按钮',
}

/** The unit of a kind's value, where it has one. */
export const deviceUnits: Partial<Record<DeviceKind, string>> = { gas: '%LEL', eBikeShed: '℃', waterPressure: 'MPa' }

/** What an alarm asks for: people at once, or somebody who mends it. */
export type Asked = { alert: AlertKind } | { task: 'fault' }

/** Below this many MPa nothing would come out of the hydrants: the building is without water against a fire. */
export const DRY = 0.05

/**
 * Too little pressure is a fault, which somebody mends; none at all is a danger to whoever lives there. The others are for people at
 * once: smoke, gas and a burning shed are a fire, and who presses the button of someone living alone is not well.
 */
export function askedBy(kind: DeviceKind, value: number | undefined): Asked {
  switch (kind) {
    case 'smoke':
    case 'gas':
    case 'eBikeShed':
      return { alert: 'fire' }
    case 'waterPressure':
      return value !== undefined && value < DRY ? { alert: 'other' } : { task: 'fault' }
    case 'sos':
      return { alert: 'medical' }
  }
}

/** What a ticket about a device of this kind is filed under. */
export const taskCategory: Record<DeviceKind, { category: Category; subcategory: string }> = {
  smoke: { category: 'workSafety', subcategory: 'fire' },
  gas: { category: 'workSafety', subcategory: 'gas' },
  eBikeShed: { category: 'workSafety', subcategory: 'charging' },
  waterPressure: { category: 'workSafety', subcategory: 'fire' },
  sos: { category: 'labourHealth', subcategory: 'elderly' },
}
