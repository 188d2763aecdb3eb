/** The lines of a channel or a thread. */
import { useNow } from '../../../live/use-now.ts'
import type { OutboxItem } from '../../../outbox/item.ts'
import { Box } from '../../../ui/base/box.tsx'
import { nearDayWords } from '../../../words/post.ts'
import type { Line } from '../../lines.ts'
import { Bubble, type PostActs } from './bubble.tsx'
import style from './said.module.scss'
import { Unsent } from './sent.tsx'

export const NEW_LINE = 'said-new'

function OneLine({ line, now, ...acts }: { line: Line; now: number } & PostActs) {
  switch (line.kind) {
    case 'day':
      return <Box className={style.day}>{nearDayWords(line.day, now)}</Box>
    case 'new':
      return (
        <Box id={NEW_LINE} className={style.new}>
          以下是新消息
        </Box>
      )
    case 'post':
      return <Bubble post={line.post} {...acts} />
  }
}

const keyOf = (line: Line, at: number) => (line.kind === 'post' ? line.post.id : `${line.kind} ${at}`)

export function Said({
  label,
  lines,
  unsent,
  onRewrite,
  ...acts
}: {
  label: string
  lines: readonly Line[]
  unsent: readonly OutboxItem[]
  onRewrite: (item: OutboxItem) => void
} & PostActs) {
  const now = useNow()
  return (
    <Box as='ul' className={style.said} label={label}>
      {lines.map((line, at) => (
        <Box as='li' key={keyOf(line, at)} className={style.line}>
          <OneLine line={line} now={now} {...acts} />
        </Box>
      ))}
      {unsent.map((item) => (
        <Box as='li' key={item.key} className={style.line}>
          <Unsent item={item} onRewrite={onRewrite} />
        </Box>
      ))}
    </Box>
  )
}
