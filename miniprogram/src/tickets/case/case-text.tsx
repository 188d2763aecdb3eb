import type { Ticket } from '../../../../shared/tickets/ticket.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Go } from '../../ui/base/tap.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { PhotoGrid } from '../../ui/photo/photo-grid.tsx'
import { momentWords } from '../../words/time.ts'
import style from './case.module.scss'
import { Support } from './support.tsx'

/** What was written, by whom, where and when. */
export function CaseText({ ticket, now, reread }: { ticket: Ticket; now: number; reread: () => void }) {
  const { place, visibility, anonymous, heldBack } = ticket
  const mine = ticket.parties.includes('owner')
  return (
    <Card title={mine ? '我写的' : '诉求内容'}>
      <Box className={style.text}>{ticket.text}</Box>
      <PhotoGrid photos={ticket.photos} />
      <Box className={style.facts}>
        {!mine && (
          <Box as='span'>
            <Icon name='circle-user-round' /> {ticket.openedBy}
          </Box>
        )}
        <Box as='span'>
          <Icon name='map-pin' /> {place.name}
          {place.detail && `，${place.detail}`}
        </Box>
        <Box as='span'>
          <Icon name='clock' /> {momentWords(ticket.openedAt, now)} 提交
        </Box>
        <Box as='span'>
          <Icon name={visibility === 'public' ? 'globe' : 'lock'} />{' '}
          {visibility === 'private'
            ? '不公开，只有本人和工作人员能看到'
            : heldBack
              ? '要向小区公开，等工作人员看过'
              : '向小区公开'}
        </Box>
        {anonymous && (
          <Box as='span'>
            <Icon name='eye-off' /> 不向邻居显示姓名
          </Box>
        )}
      </Box>
      {ticket.post && (
        <Go to={paths.thread(ticket.post.id)} className={style.from}>
          <Icon name='messages-square' /> 来自{ticket.post.channelName}频道的发言
        </Go>
      )}
      <Support ticket={ticket} reread={reread} />
    </Card>
  )
}
