/** The doors of a building that a notice has not reached: knocked at one by one, ticked off one by one. */
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/parts/card.tsx'
import { RowLink, Rows } from '../../ui/parts/rows.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { Doors } from './doors.tsx'
import { OtherBuildings } from './other-buildings.tsx'

export default function DoorsPage() {
  const { params } = useRouter()
  const [building, setBuilding] = useState(params.building ?? '')
  const noticeId = params.id ?? ''
  return (
    <StaffPage tool='notices' title='走访名单'>
      {(me) => <Walk key={building} me={me.id} noticeId={noticeId} building={building} onChoose={setBuilding} />}
    </StaffPage>
  )
}

function Walk(props: { me: string; noticeId: string; building: string; onChoose: (building: string) => void }) {
  const { noticeId } = props
  const { reading } = useReading(() => api.call('getNotice', { params: { noticeId } }), {
    key: noticeId,
    cares: () => false,
  })
  const notice = reading.state === 'ready' ? reading.value : undefined
  return (
    <>
      {notice && (
        <Card>
          <Rows>
            <RowLink
              icon='megaphone'
              to={paths.notice(noticeId)}
              title={notice.title}
              hint={
                notice.confirm
                  ? '要告诉居民的内容；没点“我已知晓”的户都在名单上'
                  : '要告诉居民的内容；没打开看的户都在名单上'
              }
            />
          </Rows>
        </Card>
      )}
      <Doors me={props.me} noticeId={noticeId} building={props.building} confirm={notice?.confirm ?? false} />
      {notice && <OtherBuildings {...props} confirm={notice.confirm} />}
    </>
  )
}
