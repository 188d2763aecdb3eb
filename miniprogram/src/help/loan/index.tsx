import { useRouter } from '@tarojs/taro'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { LoanCase } from './loan-case.tsx'

export default function LoanPage() {
  const { params } = useRouter()
  const id = params.id ?? ''
  return (
    <Page title='借用'>
      <Gate>{(me) => <LoanCase key={`${me.id} ${id}`} me={me} loanId={id} />}</Gate>
    </Page>
  )
}
