import { useState } from 'react'
import { ticketLifecycle } from '../../../../shared/tickets/lifecycle.ts'
import type { Ticket } from '../../../../shared/tickets/ticket.ts'
import { api } from '../../api/api.ts'
import { Box } from '../../ui/base/box.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Spread } from '../../ui/parts/head.tsx'
import { say } from '../../ui/toast/say.ts'
import style from './case.module.scss'

/** How many neighbours met the same, and saying so oneself. */
export function Support({ ticket, reread }: { ticket: Ticket; reread: () => void }) {
  const [busy, setBusy] = useState(false)
  if (ticket.visibility !== 'public') return null
  const staff = ticket.parties.includes('handler') || ticket.parties.includes('observer')
  const mayChange = ticket.parties.includes('neighbour') && !staff
  const open = ticketLifecycle.states[ticket.state].stage !== 'closed'
  async function change() {
    setBusy(true)
    const params = { ticketId: ticket.id }
    const done = await api.call(ticket.supported ? 'unsupportTicket' : 'supportTicket', { params })
    setBusy(false)
    if (!done.ok) say(done.failure.message)
    reread()
  }
  return (
    <Box className={style.support}>
      <Spread>
        <Box as='span' className={style.soft}>
          <Icon name='users-round' />{' '}
          {ticket.supports > 0 ? `${ticket.supports} 位邻居也遇到了` : '还没有邻居说也遇到了'}
        </Box>
        {mayChange && (open || ticket.supported) && (
          <Button icon={ticket.supported ? 'check' : 'hand-helping'} busy={busy} onTap={() => void change()}>
            {ticket.supported ? '取消“我也遇到了”' : '我也遇到了'}
          </Button>
        )}
      </Spread>
    </Box>
  )
}
