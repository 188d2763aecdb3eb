import { useState } from 'react'
import { type RequestCard, requestWords } from '../../../../shared/privacy/contract.ts'
import { requestLifecycle } from '../../../../shared/privacy/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { paths } from '../../paths.ts'
import { Gate } from '../../session/gate.tsx'
import { Box } from '../../ui/base/box.tsx'
import { Page } from '../../ui/page/page.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { CaseClock, CaseTag } from '../../ui/parts/case-tag.tsx'
import { LetterLink } from '../../ui/parts/letter-link.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { requestStateIcons } from '../../words/request.ts'
import { momentWords } from '../../words/time.ts'
import { AskSheet } from './ask-sheet.tsx'

export default function MyRequests() {
  return (
    <Page title='个人信息请求'>
      <Gate>{(me) => <Requests key={me.id} person={me.id} />}</Gate>
    </Page>
  )
}

function Requests({ person }: { person: string }) {
  const now = useNow()
  const [asking, setAsking] = useState(false)
  const list = useList('requests', (cursor) => api.call('listMyRequests', { query: { cursor } }))
  return (
    <>
      <Box>关于您的信息，您可以要求更正、删除、说明，也可以投诉。15 个工作日内答复；不能办的，会说明原因。</Box>
      <Button kind='main' icon='file-pen-line' wide onTap={() => setAsking(true)}>
        提出请求
      </Button>
      <Letters
        {...list}
        keyOf={(request) => request.id}
        letter={(request) => <OneRequest request={request} now={now} />}
        empty={<Empty icon='scroll-text' title='您还没有提过请求' />}
      />
      {asking && <AskSheet person={person} onClose={() => setAsking(false)} />}
    </>
  )
}

function OneRequest({ request, now }: { request: RequestCard; now: number }) {
  const rule = requestLifecycle.states[request.state]
  return (
    <LetterLink
      to={paths.myRequest(request.id)}
      title={requestWords[request.kind].word}
      tag={<CaseTag rule={rule} icon={requestStateIcons[request.state]} />}
      lines={[
        momentWords(request.askedAt, now),
        rule.clock && <CaseClock key='clock' rule={rule} dueAt={request.dueAt} now={now} />,
      ]}
    >
      <Box as='span'>{request.excerpt}</Box>
    </LetterLink>
  )
}
