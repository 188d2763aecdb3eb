/** The neighbourhood at a glance: what is new for me in each part of it, in one line each, and the way there. */
import type { Me } from '../../../shared/people/person.ts'
import type { Reply } from '../../../shared/routes.ts'
import type { TicketCard } from '../../../shared/tickets/ticket.ts'
import { api } from '../api/api.ts'
import { useChannels } from '../channels/use-channels.ts'
import { useReading } from '../live/use-reading.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/parts/card.tsx'
import { RowLink, Rows } from '../ui/parts/rows.tsx'
import { isUnderway, waitsForResident } from '../words/ticket.ts'
import { toHelp } from './to-help.ts'

/** `undefined`: not known yet, or not to be had without a network; the way there is shown all the same. */
export function Glance({
  me,
  notices,
  tickets,
}: {
  me: Me
  notices: Reply<'listMyNotices'> | undefined
  tickets: readonly TicketCard[] | undefined
}) {
  const lives = me.homes.some(({ verified }) => verified)
  return (
    <Card>
      <Rows label='邻里近况'>
        {me.homes.length > 0 && <NoticesRow notices={notices} />}
        {lives && <ChannelsRow />}
        {lives && <HelpRow />}
        <TicketsRow tickets={tickets} />
        <RowLink icon='siren' to={paths.warnings} title='预警' hint='台风、暴雨等，生效时显示在最上面' />
      </Rows>
    </Card>
  )
}

const some = (count: number, unit: string) => (count > 0 ? `${count} ${unit}` : undefined)

function NoticesRow({ notices }: { notices: Reply<'listMyNotices'> | undefined }) {
  const { items = [], pressing = [], unread = 0 } = notices ?? {}
  const confirming = pressing.filter(({ confirm, confirmed }) => confirm && !confirmed).length
  const read = items.length > 0 ? '都看过了' : '还没有通知'
  return (
    <RowLink
      icon='bell'
      to={paths.notices}
      title='社区通知'
      hint={confirming > 0 ? `${confirming} 条等您家确认` : unread > 0 ? '有没看过的' : notices && read}
      value={some(unread, '条')}
    />
  )
}

function ChannelsRow() {
  const { reading } = useChannels()
  const channels = reading.state === 'ready' ? reading.value.items : undefined
  const fresh = channels?.filter(({ unread, muted }) => unread > 0 && !muted) ?? []
  const [first] = fresh
  const more = fresh.length > 1 ? `等 ${fresh.length} 个频道` : ''
  return (
    <RowLink
      icon='messages-square'
      to={paths.channels}
      title='邻里频道'
      hint={first ? `${first.name}${more}有新消息` : channels && '没有新消息'}
      value={some(
        fresh.reduce((sum, { unread }) => sum + unread, 0),
        '条',
      )}
    />
  )
}

function HelpRow() {
  const { reading } = useReading(() => api.call('listNearHelp', { query: {} }), { key: 'near-help' })
  const near = reading.state === 'ready' ? toHelp(reading.value.items) : undefined
  const urgent = near?.some(({ urgency }) => urgency === 'urgent')
  return (
    <RowLink
      icon='hand-helping'
      to={paths.help}
      title='邻里互助'
      hint={near?.length ? `附近有邻居要帮忙${urgent ? '，有急的' : ''}` : near && '附近现在没有邻居要帮忙'}
      value={some(near?.length ?? 0, '件')}
    />
  )
}

function TicketsRow({ tickets }: { tickets: readonly TicketCard[] | undefined }) {
  const waiting = tickets?.filter(({ state }) => waitsForResident(state)).length ?? 0
  const underway = tickets?.filter(({ state }) => isUnderway(state)).length ?? 0
  const quiet = tickets?.length ? '都办结了' : '还没有提过'
  return (
    <RowLink
      icon='clipboard-list'
      to={paths.myTickets}
      title='我的诉求'
      hint={waiting > 0 ? `${waiting} 件等您确认` : underway > 0 ? '社区正在办' : tickets && quiet}
      value={some(waiting + underway, '件')}
    />
  )
}
