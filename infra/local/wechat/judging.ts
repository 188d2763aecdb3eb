/** What the stand-in's content check finds: by words in a text, by the colour of a photo. WeChat's own rules nobody knows. */
import type { Label } from '../../../shared/moderation/labels.ts'

export interface Judged {
  suggest: 'pass' | 'review' | 'risky'
  label: Label
}

export const passed: Judged = { suggest: 'pass', label: 100 }

/** Of a text that says several of them, the first of these counts. */
const wordsOf: readonly (readonly [string, Judged])[] = [
  ['违规词', { suggest: 'risky', label: 20003 }],
  ['广告词', { suggest: 'risky', label: 10001 }],
  ['待审词', { suggest: 'review', label: 20013 }],
]

/** A text that says this breaks the check off: it answers with a system error. */
const BREAKS_OFF = '检查中断'

export const judgeText = (content: string): Judged | 'breaksOff' =>
  content.includes(BREAKS_OFF) ? 'breaksOff' : (wordsOf.find(([word]) => content.includes(word))?.[1] ?? passed)

/** Mostly red is risky, mostly blue is for a person to look at, everything else passes. Each of 0 to 255, over the whole picture. */
export function judgeColour({ red, green, blue }: { red: number; green: number; blue: number }): Judged {
  if (red > 180 && green < 80 && blue < 80) return { suggest: 'risky', label: 20002 }
  if (blue > 180 && red < 80 && green < 80) return { suggest: 'review', label: 20012 }
  return passed
}
