import { useRouter } from '@tarojs/taro'
import { StaffPage } from '../../work/staff-page.tsx'
import { Job } from './job.tsx'

export default function ImportJobPage() {
  const { params } = useRouter()
  return <StaffPage tool='imports'>{() => <Job importId={params.id ?? ''} />}</StaffPage>
}
