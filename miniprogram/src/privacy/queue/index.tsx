/** The requests of residents about their own data, by their clock of 15 working days; on a wide screen with the open one beside. */
import { useState } from 'react'
import { useWide } from '../../platform/wide.ts'
import { Empty } from '../../ui/parts/states.tsx'
import { Panes } from '../../work/panes.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { OneRequest } from '../request/one-request.tsx'
import { RequestList } from './request-list.tsx'
import { useRequests } from './use-requests.ts'

export default function RequestQueue() {
  const wide = useWide()
  return <StaffPage tool='requests'>{(me) => (wide ? <Desk key={me.id} /> : <Phone key={me.id} />)}</StaffPage>
}

const Phone = () => <RequestList requests={useRequests()} />

/** The list and the request side by side. Nothing is opened by itself: a look is kept with whom it is about. */
function Desk() {
  const requests = useRequests()
  const [requestId, setRequestId] = useState<string>()
  return (
    <Panes
      list={{ label: '请求', children: <RequestList requests={requests} chosen={requestId} onOpen={setRequestId} /> }}
      main={{
        label: '这件请求',
        children: requestId ? (
          <OneRequest key={requestId} requestId={requestId} onChanged={() => void requests.list.reread()} />
        ) : (
          <Empty icon='shield-check' title='从左边选一件请求'>
            打开后能看到全文并答复，查看会留下记录。
          </Empty>
        ),
      }}
    />
  )
}
