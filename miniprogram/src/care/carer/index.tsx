import { useRouter } from '@tarojs/taro'
import { StaffPage } from '../../work/staff-page.tsx'
import { CarerOf } from './carer-of.tsx'

/** Who cares for one person (`subject`). */
export default function CarerPage() {
  const { params } = useRouter()
  const subject = params.subject ?? ''
  return (
    <StaffPage tool='care' title='照护人' form>
      {(me) => <CarerOf key={`${me.id}-${subject}`} subject={subject} />}
    </StaffPage>
  )
}
