import { useState } from 'react'
import type { NoticeEntry } from '../../../../shared/notices/notice.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Buttons, Soft } from '../../ui/parts/prose.tsx'
import { momentWords } from '../../words/time.ts'
import style from './notice.module.scss'

/** What was corrected, why, and what the notice said before; the latest first. */
export function Corrections({ history, now }: { history: readonly NoticeEntry[]; now: number }) {
  const corrected = history.filter(({ before }) => before !== undefined).sort((one, other) => other.seq - one.seq)
  if (corrected.length === 0) return null
  return (
    <Card title='更正'>
      {corrected.map((entry) => (
        <Correction key={entry.seq} entry={entry} now={now} />
      ))}
    </Card>
  )
}

function Correction({ entry, now }: { entry: NoticeEntry; now: number }) {
  const [open, setOpen] = useState(false)
  return (
    <Box className={style.change}>
      <Box>{entry.reason}</Box>
      <Soft>{momentWords(entry.at, now)} 更正，上面是更正后的内容</Soft>
      <Buttons>
        <Button kind='quiet' icon='history' expanded={open} onTap={() => setOpen(!open)}>
          {open ? '收起原来的内容' : '看原来的内容'}
        </Button>
      </Buttons>
      {open && entry.before && (
        <Box className={style.before}>
          <Box className={style.beforeTitle}>{entry.before.title}</Box>
          <Box className={style.text}>{entry.before.text}</Box>
        </Box>
      )}
    </Box>
  )
}
