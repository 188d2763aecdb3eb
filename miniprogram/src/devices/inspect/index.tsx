import { useRouter } from '@tarojs/taro'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { InspectForm } from './inspect-form.tsx'

export default function Inspect() {
  const { params } = useRouter()
  const id = params.id ?? ''
  return (
    <StaffPage tool='devices' title='巡检'>
      {(me) => <InspectOf key={`${me.id} ${id}`} person={me.id} pointId={id} />}
    </StaffPage>
  )
}

function InspectOf({ person, pointId }: { person: string; pointId: string }) {
  const { reading, reread } = useReading(() => api.call('getPoint', { params: { pointId } }), {
    key: pointId,
    cares: () => false,
  })
  if (reading.state === 'loading') return <Skeleton cards={1} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={() => void reread()} />
  return <InspectForm person={person} point={reading.value} />
}
