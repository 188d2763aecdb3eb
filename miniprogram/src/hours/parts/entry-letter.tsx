/** An entry of my hours: what it was, with whom, how much it brought or took, what was left then. */
import type { HoursEntry } from '../../../../shared/hours/contract.ts'
import { moveKindWords } from '../../../../shared/hours/kinds.ts'
import { minutesWords } from '../../../../shared/hours/words.ts'
import { Box } from '../../ui/base/box.tsx'
import { cx } from '../../ui/cx.ts'
import { Letter } from '../../ui/parts/letter.tsx'
import { momentWords } from '../../words/time.ts'
import style from './entry.module.scss'

const otherWords = ({ minutes, other }: HoursEntry) => (minutes > 0 ? `来自 ${other}` : `给 ${other}`)

export function EntryLetter({ entry, after, now }: { entry: HoursEntry; after?: number | undefined; now: number }) {
  const { minutes, what, kind, at } = entry
  return (
    <Letter
      title={what}
      tag={
        <Box as='span' className={cx(style.minutes, minutes < 0 && style.less)}>
          {minutes > 0 ? `+${minutesWords(minutes)}` : minutesWords(minutes)}
        </Box>
      }
      lines={[
        `${moveKindWords[kind]} · ${otherWords(entry)}`,
        `${momentWords(at, now)}${after === undefined ? '' : ` · 之后余额 ${minutesWords(after)}`}`,
      ]}
    />
  )
}
