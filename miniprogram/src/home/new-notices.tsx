import type { Reply } from '../../../shared/routes.ts'
import { NoticeLetter } from '../notices/parts/notice-letter.tsx'
import { Box } from '../ui/base/box.tsx'
import { pressingFirst } from '../words/notice.ts'
import style from './home.module.scss'

/** Of what presses, so many are shown at once; the rest are a tap away. */
const SHOWN = 2

/** What presses of the notices for where I live, large; else the newest that I have not read; else nothing. */
export function NewNotices({ notices, now }: { notices: Reply<'listMyNotices'>; now: number }) {
  const first = pressingFirst(notices.pressing ?? []).slice(0, SHOWN)
  const newest = notices.items.find(({ opened, state }) => !opened && state === 'published')
  const shown = first.length > 0 ? first : newest ? [newest] : []
  if (shown.length === 0) return null
  return (
    <Box as='section' className={style.part} label='要看的通知'>
      <Box as='h2' className={style.partTitle}>
        {first.length > 0 ? '请先看这里' : '新通知'}
      </Box>
      {shown.map((item) => (
        <NoticeLetter key={item.id} item={item} now={now} large={item.presses} />
      ))}
    </Box>
  )
}
