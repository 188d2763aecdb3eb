/** The doors of a building that a notice or a warning has not reached: knocked at one by one, ticked off one by one. */
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Line } from '../../ui/parts/prose.tsx'
import { RowLink, Rows } from '../../ui/parts/rows.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { toolOf, useAnnouncement, wordOf } from '../parts/announcement.tsx'
import { Doors, NotHere } from './doors.tsx'
import { OtherBuildings } from './other-buildings.tsx'

export default function DoorsPage() {
  const { params } = useRouter()
  const [building, setBuilding] = useState(params.building ?? '')
  return (
    <StaffPage tool={toolOf(params.id)} title='走访名单'>
      {(me) => (
        <Walk key={building} me={me.id} announcementId={params.id ?? ''} building={building} onChoose={setBuilding} />
      )}
    </StaffPage>
  )
}

interface Walked {
  me: string
  announcementId: string
  building: string
  onChoose: (building: string) => void
}

function Walk(props: Walked) {
  // What is to be told is read first: of what was followed by something else no list is opened, which would stand in the audit log.
  const { reading, reread } = useAnnouncement(props.announcementId)
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') {
    if (reading.failure.code !== 'notFound') return <ErrorState failure={reading.failure} retry={reread} />
    return <NotHere word={wordOf(props.announcementId)} />
  }
  const announcement = reading.value
  const { confirm, word } = announcement
  if (announcement.last) return <Followed last={announcement.last} building={props.building} />
  return (
    <>
      <Card>
        <Rows>
          <RowLink
            icon={word === '预警' ? 'siren' : 'megaphone'}
            to={announcement.shown}
            title={announcement.title}
            hint={
              confirm ? '要告诉居民的内容；没点“我已知晓”的户都在名单上' : '要告诉居民的内容；还没告知到的户都在名单上'
            }
          />
        </Rows>
      </Card>
      <Doors {...props} confirm={confirm} word={word} />
      <OtherBuildings {...props} confirm={confirm} />
    </>
  )
}

/** Nobody is told at the door of what no longer holds. */
function Followed({ last, building }: { last: string; building: string }) {
  return (
    <Card title='这条预警之后又有新的消息' tone='amber'>
      <Line icon='footprints'>上门请告知最新的，最新的有自己的走访名单。</Line>
      <ButtonLink kind='main' to={paths.doorsOf(last, building)}>
        看最新的走访名单
      </ButtonLink>
    </Card>
  )
}
