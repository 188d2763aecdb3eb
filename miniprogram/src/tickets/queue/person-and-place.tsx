import { levelWords } from '../../../../shared/areas/code.ts'
import type { Ticket, TicketCard } from '../../../../shared/tickets/ticket.ts'
import { Box } from '../../ui/base/box.tsx'
import { Tap } from '../../ui/base/tap.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { StateWord } from '../parts/standing.tsx'
import style from './queue.module.scss'

/** Who and where; and what else is in the queue from the same place, for it may be the same thing. */
export function PersonAndPlace({
  ticket,
  others,
  onChoose,
}: {
  ticket: Ticket
  others: readonly TicketCard[]
  onChoose: (ticketId: string) => void
}) {
  const near = others.filter(({ id, place }) => id !== ticket.id && place.area === ticket.place.area)
  return (
    <>
      <Card title='谁提的'>
        <Box>
          <Icon name='circle-user-round' /> {ticket.openedBy}
        </Box>
        <Box className={style.soft}>
          {ticket.visibility === 'private' ? '不公开' : ticket.heldBack ? '要向小区公开，等人看过' : '向小区公开'}
          {ticket.anonymous && '，不向邻居显示姓名'}
        </Box>
      </Card>
      <Card title='在哪里'>
        <Box>
          <Icon name='map-pin' /> {ticket.place.name}
        </Box>
        {ticket.place.detail && <Box className={style.soft}>{ticket.place.detail}</Box>}
        <Box className={style.soft}>
          现在由{ticket.holder.name}办理（{levelWords[ticket.holder.level]}）
        </Box>
      </Card>
      <Card title='同一地点的其他诉求'>
        {near.length === 0 && <Box className={style.soft}>队列里没有同一地点的诉求。</Box>}
        {near.map((other) => (
          <Tap key={other.id} className={style.near} onTap={() => onChoose(other.id)}>
            <Box as='span' className={style.nearText}>
              {other.excerpt}
            </Box>
            <StateWord state={other.state} />
          </Tap>
        ))}
      </Card>
    </>
  )
}
