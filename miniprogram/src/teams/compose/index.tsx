/** Writing an activity: a new one of a team or of an area, or one that is there. */
import { useRouter } from '@tarojs/taro'
import type { Me } from '../../../../shared/people/person.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { managingRoles } from '../../../../shared/roles/roles.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { ComposeForm } from './compose-form.tsx'

export default function ComposePage() {
  const { params } = useRouter()
  const { id, host = '' } = params
  return (
    <Page title={id ? '修改活动' : '写活动'}>
      <Gate>
        {(me) =>
          id ? (
            <Editing key={`${me.id} ${id}`} me={me} activityId={id} />
          ) : (
            <Fresh key={`${me.id} ${host}`} me={me} host={host} />
          )
        }
      </Gate>
    </Page>
  )
}

const manages = (me: Me, area: string) => reaches(me.roles, managingRoles, area)

function Fresh({ me, host }: { me: Me; host: string }) {
  return host.startsWith('tea_') ? (
    <OfTeam me={me} teamId={host} />
  ) : (
    <ComposeForm me={me} host={{ area: host }} staff={manages(me, host)} />
  )
}

function OfTeam({ me, teamId }: { me: Me; teamId: string }) {
  const { reading, reread } = useReading(() => api.call('getTeam', { params: { teamId } }), {
    key: teamId,
    cares: () => false,
  })
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={() => void reread()} />
  const { name, place } = reading.value
  return <ComposeForm me={me} host={{ team: teamId, name }} staff={manages(me, place.area)} />
}

function Editing({ me, activityId }: { me: Me; activityId: string }) {
  const { reading, reread } = useReading(() => api.call('getActivity', { params: { activityId } }), {
    key: activityId,
    cares: () => false,
  })
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={() => void reread()} />
  const activity = reading.value
  return <ComposeForm me={me} activity={activity} staff={manages(me, activity.place.area)} />
}
