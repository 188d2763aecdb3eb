import { useState } from 'react'
import { type Certificate, type Naming, namings, namingWords } from '../../../../shared/hours/certificates.ts'
import { periodWords } from '../../../../shared/hours/words.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useList } from '../../live/use-list.ts'
import { clock } from '../../platform/clock.ts'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { FieldError, Group } from '../../ui/parts/field.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Heading, Line, Soft } from '../../ui/parts/prose.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { monthBeside, monthOf } from '../../words/month.ts'
import { MonthStep } from '../parts/month-step.tsx'
import { CertificateLetter } from './certificate-letter.tsx'

export default function Certificates() {
  return (
    <Page title='时长证明'>
      <Gate>{(me) => <MyCertificates key={me.id} />}</Gate>
    </Page>
  )
}

function MyCertificates() {
  const list = useList('certificates', (cursor) => api.call('listCertificates', { query: { cursor } }))
  return (
    <>
      <NewCertificate onMade={list.reread} />
      <Heading>开过的证明</Heading>
      <Letters
        {...list}
        keyOf={({ id }) => id}
        letter={(certificate: Certificate) => <CertificateLetter certificate={certificate} />}
        empty={
          <Empty icon='scroll-text' title='还没有开过证明'>
            选好月份，点上面的“开证明”。
          </Empty>
        }
      />
    </>
  )
}

const spans = [
  ['month', '这个月'],
  ['quarter', '近三个月'],
  ['year', '近一年'],
  ['own', '自己选'],
] as const
type Span = (typeof spans)[number][0]
const lengths: Record<Exclude<Span, 'own'>, number> = { month: 1, quarter: 3, year: 12 }

function NewCertificate({ onMade }: { onMade: () => void }) {
  const last = monthOf(clock.now())
  const [span, setSpan] = useState<Span>('year')
  const [own, setOwn] = useState({ first: monthBeside(last, -5), last })
  const [naming, setNaming] = useState<Naming>('whole')
  const { act, busy, failure, wrong } = useAct()
  const period = span === 'own' ? own : { first: monthBeside(last, 1 - lengths[span]), last }
  async function make() {
    const body = { ...period, naming }
    const made = await act(body, (key) => api.call('requestCertificate', { body, key }), '证明开好了')
    if (made) onMade()
  }
  return (
    <Card title='开一份证明'>
      <Group id='span' label='哪段时间' error={wrong.first ?? wrong.last}>
        <Choices label='哪段时间' options={spans} chosen={span} onChoose={setSpan} />
      </Group>
      {span === 'own' && (
        <>
          <MonthStep label='从' month={own.first} most={last} onPick={(first) => setOwn({ ...own, first })} />
          <MonthStep label='到' month={own.last} most={last} onPick={(until) => setOwn({ ...own, last: until })} />
        </>
      )}
      <Group id='naming' label='证明上的姓名'>
        <Choices
          label='证明上的姓名'
          options={namings.map((each) => [each, namingWords[each]] as const)}
          chosen={naming}
          onChoose={setNaming}
        />
      </Group>
      <Line icon='calendar-days'>{periodWords(period.first, period.last)}</Line>
      <FieldError id='certificate'>{failure && !failure.fields ? failure.message : undefined}</FieldError>
      <Button kind='main' icon='scroll-text' wide busy={busy} onTap={() => void make()}>
        开证明
      </Button>
      <Soft>由您所在的社区出具，只算服务得来的时长。谁扫码来查，姓名都只显示姓。</Soft>
    </Card>
  )
}
