import { useRouter } from '@tarojs/taro'
import { StaffPage } from '../../work/staff-page.tsx'
import { DeviceView } from './device-view.tsx'

export default function DevicePage() {
  const { params } = useRouter()
  const id = params.id ?? ''
  return (
    <StaffPage tool='devices' title='设备'>
      {(me) => <DeviceView key={`${me.id} ${id}`} deviceId={id} />}
    </StaffPage>
  )
}
