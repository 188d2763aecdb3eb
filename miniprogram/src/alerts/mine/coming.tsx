/** Who comes, and in how many minutes. */
import type { Alert } from '../../../../shared/alerts/alert.ts'
import { isOpen } from '../../../../shared/alerts/lifecycle.ts'
import { useSeconds } from '../../live/use-seconds.ts'
import { Box } from '../../ui/base/box.tsx'
import { Card } from '../../ui/parts/card.tsx'
import style from './mine.module.scss'
import { comingWords } from './standing.ts'

export function Coming({ alert }: { alert: Alert }) {
  const { holders, state } = alert
  const open = isOpen(state)
  const now = useSeconds(open && holders.length > 0)
  if (holders.length === 0) return null
  return (
    <Card title={open ? '谁来帮忙' : '来帮忙的人'}>
      {holders.map((holder) => (
        <Box key={holder.person} className={style.who}>
          <Box as='span' className={style.name}>
            {holder.name}（{holder.title}）
          </Box>
          {open && (
            <Box as='span' className={style.when}>
              {comingWords(holder, now)}
            </Box>
          )}
        </Box>
      ))}
    </Card>
  )
}
