import { useRouter } from '@tarojs/taro'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { AlertPage } from './alert-page.tsx'
import { Former } from './former.tsx'

/** With an id that alert; without, the open one and all the former ones. */
export default function MyAlert() {
  const { id } = useRouter().params
  return (
    <Page title={id ? '求助' : '我的求助'} warned='not' help={id === undefined}>
      <Gate>{() => (id ? <AlertPage id={id} /> : <Former />)}</Gate>
    </Page>
  )
}
