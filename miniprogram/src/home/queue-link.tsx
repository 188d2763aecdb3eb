import { api } from '../api/api.ts'
import { useNow } from '../live/use-now.ts'
import { useReading } from '../live/use-reading.ts'
import { paths } from '../paths.ts'
import { Box } from '../ui/base/box.tsx'
import { Go } from '../ui/base/tap.tsx'
import { Icon } from '../ui/icon/icon.tsx'
import { urgencyOf } from '../words/time.ts'
import style from './home.module.scss'

/** The most that one page of the queue holds; beyond it the count is said with a plus. */
const MOST = 50

/** How much waits for me as staff, and the way there. */
export function QueueLink() {
  const now = useNow()
  const { reading } = useReading(() => api.call('listTicketQueue', { query: { limit: MOST } }), { key: 'queue-count' })
  const page = reading.state === 'ready' ? reading.value : undefined
  const late = page?.items.filter(({ dueAt }) => dueAt && urgencyOf(dueAt, now) === 'late').length ?? 0
  return (
    <Go to={paths.ticketQueue} className={style.queue}>
      <Icon name='inbox' className={style.doorIcon} />
      <Box as='span' className={style.queueWords}>
        <Box as='span' className={style.doorWord}>
          待办队列
        </Box>
        {late > 0 ? (
          <Box as='span' className={style.late}>
            <Icon name='timer' /> {late} 件已超时
          </Box>
        ) : (
          <Box as='span' className={style.doorHint}>
            先到期的在最前面
          </Box>
        )}
      </Box>
      {page && (
        <Box as='span' className={style.queueCount}>
          {page.cursor ? `${MOST}+` : page.items.length} 件
        </Box>
      )}
      <Icon name='chevron-right' />
    </Go>
  )
}
