/** How it stands, in large words, read out whenever it changes. */
import type { Alert } from '../../../../shared/alerts/alert.ts'
import { alertKindWords } from '../../../../shared/alerts/kinds.ts'
import { alertLifecycle, isOpen } from '../../../../shared/alerts/lifecycle.ts'
import { Box } from '../../ui/base/box.tsx'
import { cx } from '../../ui/cx.ts'
import { momentWords } from '../../words/time.ts'
import { againWords, placeWords, whoWords } from '../ring/words.ts'
import { endWords } from './ended.ts'
import style from './mine.module.scss'
import { nextWord, standingWord } from './standing.ts'

export function Standing({ alert, now }: { alert: Alert; now: number }) {
  const { state, parties, kind, drill, raisedAt, told, seen, again } = alert
  const mine = parties.includes('raiser')
  const open = isOpen(state)
  return (
    <Box as='section' className={cx(style.state, !open && style.ended)} role='status' live='assertive'>
      {drill && <Box className={style.drill}>演练，不是真的</Box>}
      <Box as='h2' className={style.stateWord}>
        {open ? standingWord(state) : alertLifecycle.states[state].word}
      </Box>
      <Box>{endWords(alert) ?? nextWord(state)}</Box>
      {open && (
        <Box className={style.told}>
          已通知 {told} 人 · {seen} 人已看到{again > 0 && ` · ${againWords(alert)}`}
        </Box>
      )}
      <Box>
        {!mine && `${drill ? '演练' : whoWords(alert)} · `}
        {kind && `${alertKindWords[kind]} · `}
        {placeWords(alert)} · {momentWords(raisedAt, now)}
      </Box>
      {state === 'resolved' && mine && <Box>谢谢您及时求助，也谢谢每一位赶来的人。</Box>}
    </Box>
  )
}
