/** How a case stands, and its clock: each a word and an icon. */
import type { StateRule } from '../../../../shared/lifecycle.ts'
import { clockWords } from '../../words/clock.ts'
import { Box } from '../base/box.tsx'
import { cx } from '../cx.ts'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/names.ts'
import style from './case-tag.module.scss'

/** The word of a state. */
export const CaseTag = ({ rule, icon }: { rule: StateRule<unknown>; icon: IconName }) => (
  <Box as='span' className={cx(style.tag, style[rule.stage])}>
    <Icon name={icon} />
    {rule.word}
  </Box>
)

/** What is left of its clock, amber when it runs out; nothing when none runs. */
export function CaseClock({ rule, dueAt, now }: { rule: StateRule<unknown>; dueAt: string | undefined; now: number }) {
  const words = clockWords(rule, dueAt, now)
  if (!words) return null
  return (
    <Box as='span' className={cx(style.clock, words.tone !== 'calm' && style.amber)}>
      <Icon name={words.tone === 'late' ? 'timer' : 'clock'} />
      {words.text}
    </Box>
  )
}
