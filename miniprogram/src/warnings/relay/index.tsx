/** Passing on a warning that the government issued, or what follows one. */
import { useRouter } from '@tarojs/taro'
import type { Me } from '../../../../shared/people/person.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { managingRoles } from '../../../../shared/roles/roles.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { warnedBy } from './area-field.tsx'
import { RelayForm } from './relay-form.tsx'

export default function Relay() {
  const { params } = useRouter()
  const { id } = params
  return (
    <StaffPage tool='warnings' title={id ? '转发更新' : '转发预警'}>
      {(me) => {
        if (warnedBy(me).length === 0) return <NotRelaying />
        return id ? <Follows key={`${me.id}-${id}`} me={me} warningId={id} /> : <RelayForm key={me.id} me={me} />
      }}
    </StaffPage>
  )
}

function Follows({ me, warningId }: { me: Me; warningId: string }) {
  const { reading, reread } = useReading(() => api.call('getWarning', { params: { warningId } }), {
    key: warningId,
    cares: () => false,
  })
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const { value } = reading
  if (!reaches(me.roles, managingRoles, value.area.code)) return <NotRelaying />
  if (value.state === 'standing' && value.message !== 'cancel') return <RelayForm me={me} before={value} />
  return (
    <Empty
      icon='siren'
      title='这条预警已经更新或解除'
      action={<ButtonLink to={paths.warning(warningId)}>看这条预警</ButtonLink>}
    />
  )
}

function NotRelaying() {
  return (
    <Empty icon='lock' title='您的身份不能转发预警' action={<ButtonLink to={paths.warningDesk()}>看预警</ButtonLink>}>
      社区、街道、区的工作人员可以向自己负责的范围转发。
    </Empty>
  )
}
