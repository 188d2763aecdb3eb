import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Join } from '../../../../shared/households/join.ts'
import { StaffPage } from '../../work/staff-page.tsx'
import { HouseholdPane } from '../record/household-pane.tsx'
import { JoinCase } from './join-case.tsx'

export default function JoinCasePage() {
  const { params } = useRouter()
  const [read, setRead] = useState<Join>()
  return (
    <StaffPage tool='joins'>
      {(me) => (
        <>
          <JoinCase me={me} joinId={params.id ?? ''} onRead={setRead} />
          {read && <HouseholdPane me={me} household={read.household} />}
        </>
      )}
    </StaffPage>
  )
}
