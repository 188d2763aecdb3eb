import type { Notice } from '../../../../shared/notices/notice.ts'
import { useNow } from '../../live/use-now.ts'
import { Box } from '../../ui/base/box.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { momentWords } from '../../words/time.ts'
import style from '../parts/notice.module.scss'

/** The correction that waits for a second person. */
export function Proposed({ notice: { correction } }: { notice: Notice }) {
  const now = useNow()
  if (!correction) return null
  return (
    <Card title='等待复核的更正' tone='amber'>
      <Box>原因：{correction.reason}</Box>
      <Box className={style.before}>
        <Box className={style.beforeTitle}>{correction.title}</Box>
        <Box className={style.text}>{correction.text}</Box>
      </Box>
      <Soft>
        {correction.name} {momentWords(correction.at, now)} 提出
      </Soft>
    </Card>
  )
}
