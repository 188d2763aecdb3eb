import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { TicketMove } from '../../../../shared/tickets/lifecycle.ts'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { TicketCase } from '../case/ticket-case.tsx'

export default function Detail() {
  const { params } = useRouter()
  const [move, setMove] = useState<TicketMove>()
  return (
    <Page title='诉求详情'>
      <Gate>{(me) => <TicketCase key={me.id} me={me} ticketId={params.id ?? ''} move={move} onMove={setMove} />}</Gate>
    </Page>
  )
}
