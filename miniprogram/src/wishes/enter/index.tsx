/** Entering a wish of a family, or changing one. What is typed is kept as a draft. */
import { useRouter } from '@tarojs/taro'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { EnterForm } from './enter-form.tsx'

export default function EnterPage() {
  const { params } = useRouter()
  const id = params.id
  return (
    <StaffPage tool='wishes' form title={id ? '修改微心愿' : '录入微心愿'}>
      {(me) => (id ? <ChangeOf key={id} me={me} wishId={id} /> : <EnterForm key={me.id} me={me} />)}
    </StaffPage>
  )
}

function ChangeOf({ me, wishId }: { me: Parameters<typeof EnterForm>[0]['me']; wishId: string }) {
  const { reading, reread } = useReading(() => api.call('getWish', { params: { wishId } }), {
    key: wishId,
    cares: () => false,
  })
  if (reading.state === 'loading') return <Skeleton cards={1} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={() => void reread()} />
  return <EnterForm me={me} wish={reading.value} />
}
