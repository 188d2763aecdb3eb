import { useState } from 'react'
import type { Stage } from '../../../../shared/lifecycle.ts'
import { ticketLifecycle } from '../../../../shared/tickets/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { paths } from '../../paths.ts'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { TicketLetter } from '../parts/ticket-letter.tsx'

type Filter = 'all' | Stage
const filters: readonly (readonly [Filter, string])[] = [
  ['all', '全部'],
  ['open', '办理中'],
  ['waiting', '待确认'],
  ['closed', '已结束'],
]

export default function Mine() {
  return (
    <Page title='我的诉求' warned='whole'>
      <Gate>{(me) => <MyTickets key={me.id} />}</Gate>
    </Page>
  )
}

function MyTickets() {
  const now = useNow()
  const [filter, setFilter] = useState<Filter>('all')
  const list = useList('mine', (cursor) => api.call('listMyTickets', { query: { cursor } }))
  const open = (
    <ButtonLink kind='main' icon='file-pen-line' to={paths.openTicket}>
      提诉求
    </ButtonLink>
  )
  return (
    <>
      <Choices label='按状态看' options={filters} chosen={filter} onChoose={setFilter} />
      <Letters
        {...list}
        keyOf={({ id }) => id}
        shown={({ state }) => filter === 'all' || ticketLifecycle.states[state].stage === filter}
        letter={(ticket) => <TicketLetter ticket={ticket} now={now} />}
        empty={
          filter === 'all' ? (
            <Empty icon='clipboard-list' title='您还没有提过诉求' action={open}>
              路灯坏了、楼道堆了杂物、电梯不稳，都可以说。
            </Empty>
          ) : (
            <Empty icon='clipboard-list' title='这一类还没有诉求' action={open} />
          )
        }
      />
    </>
  )
}
