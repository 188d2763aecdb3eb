import { useRouter } from '@tarojs/taro'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { TeamCase } from './team-case.tsx'

export default function TeamPage() {
  const { params } = useRouter()
  const id = params.id ?? ''
  return (
    <Page title='志愿队伍'>
      <Gate>{(me) => <TeamCase key={`${me.id} ${id}`} teamId={id} />}</Gate>
    </Page>
  )
}
