/** Writing a notice: kept on the device with every letter, and with the service when it is saved. */
import { useRouter } from '@tarojs/taro'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { ComposeForm } from './compose-form.tsx'
import { emptyNotice, formFrom, formOf } from './notice-form.ts'
import { spokenFor } from './target-fields.tsx'

export default function Compose() {
  const { params } = useRouter()
  const noticeId = params.id ?? ''
  return (
    <StaffPage tool='notices' title='写通知'>
      {(me) => {
        if (spokenFor(me).length === 0) return <NotSpeaking />
        if (noticeId) return <Draft key={me.id} me={me} noticeId={noticeId} />
        if (params.incident) return <FromIncident key={me.id} me={me} incidentId={params.incident} />
        return <ComposeForm key={me.id} me={me} noticeId='' saved={emptyNotice} />
      }}
    </StaffPage>
  )
}

function Draft({ me, noticeId }: { me: Me; noticeId: string }) {
  const { reading, reread } = useReading(() => api.call('getNotice', { params: { noticeId } }), {
    key: noticeId,
    cares: () => false,
  })
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  if (reading.value.state !== 'draft')
    return (
      <Empty
        icon='megaphone'
        title='这条通知已经提交，不能再改草稿'
        action={<ButtonLink to={paths.noticeCase(noticeId)}>看这条通知</ButtonLink>}
      />
    )
  return <ComposeForm me={me} noticeId={noticeId} saved={formOf(reading.value)} />
}

/** A notice that goes out from an incident: its kind, its weight, its words and where it goes are there to begin with. */
function FromIncident({ me, incidentId }: { me: Me; incidentId: string }) {
  const { reading, reread } = useReading(() => api.call('getIncident', { params: { incidentId } }), {
    key: incidentId,
    cares: () => false,
  })
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  return <ComposeForm me={me} noticeId='' saved={formFrom(reading.value)} incident={incidentId} />
}

function NotSpeaking() {
  return (
    <Empty icon='lock' title='您的身份不能发通知' action={<ButtonLink to={paths.noticeDesk()}>看通知</ButtonLink>}>
      社区、街道、区的工作人员可以向自己负责的范围发通知。
    </Empty>
  )
}
