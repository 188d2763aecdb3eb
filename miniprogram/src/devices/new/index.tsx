/** Registering a device, or a key fire point. What is typed is kept as a draft. */
import { useRouter } from '@tarojs/taro'
import { StaffPage } from '../../work/staff-page.tsx'
import { NewDeviceForm } from './new-device.tsx'
import { NewPointForm } from './new-point.tsx'

export default function New() {
  const { params } = useRouter()
  const points = params.what === 'points'
  return (
    <StaffPage tool='devices' title={points ? '登记重点部位' : '登记设备'}>
      {(me) => (points ? <NewPointForm key={me.id} me={me} /> : <NewDeviceForm key={me.id} me={me} />)}
    </StaffPage>
  )
}
