import { useRouter } from '@tarojs/taro'
import type { Me } from '../../../../shared/people/person.ts'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { Join } from './join.tsx'

/** Asks to belong to a household: the first one, another one, or one in place of an old one (`from`). */
export default function JoinPage() {
  const { params } = useRouter()
  const moving = params.from !== undefined
  const key = (me: Me) => `${me.id}-${params.building ?? ''}`
  return (
    <Page title={moving ? '搬家' : '入户'}>
      <Gate>{(me) => <Join key={key(me)} me={me} building={params.building} from={params.from} />}</Gate>
    </Page>
  )
}
