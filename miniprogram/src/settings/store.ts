/** What a person set on this device: letters and colours. */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { create } from 'zustand'
import { keep, readKept } from '../platform/kept.ts'
import { storage } from '../platform/storage.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]
export const themeWords: Record<Theme, string> = { system: '跟随系统', light: '浅色', dark: '深色' }

/** `off` is 17 px body text, `large` 22, `largest` 30. */
export const elderSizes = ['off', 'large', 'largest'] as const
export type Elder = (typeof elderSizes)[number]

const KEPT = 'settings'
const settings = z.object({ theme: z.enum(themes), elder: z.enum(elderSizes) })
export type Settings = z.infer<typeof settings>

export const useSettings = create<Settings>(
  () => readKept(storage, KEPT, settings) ?? { theme: 'system', elder: 'off' },
)

export function changeSettings(change: Partial<Settings>) {
  useSettings.setState(change)
  keep(storage, KEPT, useSettings.getState())
}
