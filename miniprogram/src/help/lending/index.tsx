/** What I borrow, and what I lend. */
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { loanLifecycle } from '../../../../shared/help/loan.ts'
import type { LoanCard } from '../../../../shared/help/things.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { paths } from '../../paths.ts'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { LetterLink } from '../../ui/parts/letter-link.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'
import { dayOf, dayWords } from '../../words/day.ts'
import { momentWords } from '../../words/time.ts'
import { LoanTags } from '../parts/loan-tags.tsx'
import { nextWords } from '../parts/loan-words.ts'

const views = [
  ['borrower', '我借的'],
  ['owner', '我出借的'],
] as const
type View = (typeof views)[number][0]

export default function LendingPage() {
  const { params } = useRouter()
  const [view, setView] = useState<View>(params.show === 'owner' ? 'owner' : 'borrower')
  return (
    <Page title='借用记录'>
      <Gate>
        {(me) => (
          <>
            <Tabs label='看哪一边' tabs={views} current={view} onChoose={setView} />
            <Loans key={`${me.id} ${view}`} view={view} />
          </>
        )}
      </Gate>
    </Page>
  )
}

function Loans({ view }: { view: View }) {
  const now = useNow()
  const list = useList(`loans-${view}`, (cursor) => api.call('listLoans', { query: { cursor, as: view } }))
  return (
    <Letters
      {...list}
      keyOf={({ id }) => id}
      letter={(loan) => (
        <LetterLink
          to={paths.loan(loan.id)}
          title={loan.words}
          tag={<LoanTags loan={loan} />}
          lines={[linesOf(loan), `${momentWords(loan.openedAt, now)} 申请`]}
        />
      )}
      empty={
        <Empty
          icon='package'
          title={view === 'borrower' ? '您还没有借过东西' : '还没有人向您借'}
          action={<ButtonLink to={paths.shelf}>看共享物品</ButtonLink>}
        />
      }
    />
  )
}

const linesOf = (loan: LoanCard): string =>
  loanLifecycle.states[loan.state].stage === 'closed'
    ? nextWords(loan)
    : `${dayWords(dayOf(Date.parse(loan.until)))} 前归还`
