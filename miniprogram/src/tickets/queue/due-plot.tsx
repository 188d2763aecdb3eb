import type { Page } from '../../../../shared/page.ts'
import type { TicketCard } from '../../../../shared/tickets/ticket.ts'
import { Box } from '../../ui/base/box.tsx'
import { cx } from '../../ui/cx.ts'
import { dueCounts, urgencies } from '../../words/due.ts'
import style from './due-plot.module.scss'

/** How many run out when: a bar for each span, and the same as a table, for it is one. */
export function DuePlot({ page, now }: { page: Page<TicketCard>; now: number }) {
  const counts = dueCounts(page.items, now)
  const most = Math.max(1, ...Object.values(counts))
  return (
    <Box as='table' className={style.plot}>
      <Box as='caption' className={style.caption}>
        什么时候到期（{page.cursor ? `先到期的 ${page.items.length} 件` : `共 ${page.items.length} 件`}）
      </Box>
      <Box as='tbody' className={style.rows}>
        {urgencies.map(([urgency, word]) => (
          <Box as='tr' key={urgency} className={style.row}>
            <Box as='th' className={style.word}>
              {word}
            </Box>
            <Box as='td' className={style.value}>
              <Box as='span' decorative className={style.track}>
                <Box
                  as='span'
                  className={cx(style.bar, urgency === 'late' && style.late)}
                  style={{ width: `${(counts[urgency] / most) * 100}%` }}
                />
              </Box>
              <Box as='span' className={style.count}>
                {counts[urgency]} 件
              </Box>
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  )
}
