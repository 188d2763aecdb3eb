import { useRouter } from '@tarojs/taro'
import { StaffPage } from '../../work/staff-page.tsx'
import { PointView } from './point-view.tsx'

export default function PointPage() {
  const { params } = useRouter()
  const id = params.id ?? ''
  return (
    <StaffPage tool='devices' title='重点部位'>
      {(me) => <PointView key={`${me.id} ${id}`} pointId={id} />}
    </StaffPage>
  )
}
