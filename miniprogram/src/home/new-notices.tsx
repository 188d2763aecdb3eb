import { api } from '../api/api.ts'
import { useReading } from '../live/use-reading.ts'
import { NoticeLetter } from '../notices/parts/notice-letter.tsx'
import { paths } from '../paths.ts'
import { Box } from '../ui/base/box.tsx'
import { Card } from '../ui/parts/card.tsx'
import { RowLink, Rows } from '../ui/parts/rows.tsx'
import { pressingFirst } from '../words/notice.ts'
import style from './latest-ticket.module.scss'

/** Of what presses, so many are shown at once; the rest are a tap away. */
const SHOWN = 2

/** What presses of the notices for where I live, large; else the newest that I have not read; else the way to all of them. */
export function NewNotices({ now }: { now: number }) {
  const { reading } = useReading(() => api.call('listMyNotices', { query: { limit: 10 } }), { key: 'new-notices' })
  if (reading.state !== 'ready') return null
  const { items, pressing = [], unread = 0 } = reading.value
  const first = pressingFirst(pressing).slice(0, SHOWN)
  const newest = items.find(({ opened, state }) => !opened && state === 'published')
  const shown = first.length > 0 ? first : newest ? [newest] : []
  return (
    <Box as='section' className={style.latest} label='社区通知'>
      {shown.length > 0 && (
        <Box as='h2' className={style.title}>
          {first.length > 0 ? '请先看这里' : '新通知'}
        </Box>
      )}
      {shown.map((item) => (
        <NoticeLetter key={item.id} item={item} now={now} large={item.presses} />
      ))}
      <Card>
        <Rows>
          <RowLink
            icon='bell'
            to={paths.notices}
            title='社区通知'
            hint={unread > 0 ? `还有 ${unread} 条没看` : items.length > 0 ? '都看过了' : '还没有通知'}
          />
          <RowLink icon='siren' to={paths.warnings} title='预警' hint='台风、暴雨等，生效时显示在最上面' />
        </Rows>
      </Card>
    </Box>
  )
}
