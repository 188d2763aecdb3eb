/** The requests of residents about their own data, by their clock of 15 working days. */
import { useState } from 'react'
import type { Stage } from '../../../../shared/lifecycle.ts'
import type { RequestCard } from '../../../../shared/privacy/contract.ts'
import { requestWords } from '../../../../shared/privacy/contract.ts'
import { requestLifecycle } from '../../../../shared/privacy/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Letter, Tag } from '../../ui/parts/letter.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'
import { momentWords, spanWords } from '../../words/time.ts'
import { StaffPage } from '../../work/staff-page.tsx'

const stages: readonly (readonly [Stage, string])[] = [
  ['open', '待答复'],
  ['closed', '已结束'],
]

export default function RequestQueue() {
  return <StaffPage tool='requests'>{(me) => <Queue key={me.id} />}</StaffPage>
}

function Queue() {
  const now = useNow()
  const [stage, setStage] = useState<Stage>('open')
  const list = useList(`requests-${stage}`, (cursor) => api.call('listRequestQueue', { query: { cursor, stage } }))
  return (
    <>
      <Tabs label='按进展看' tabs={stages} current={stage} onChoose={setStage} />
      <Letters
        {...list}
        keyOf={({ id }) => id}
        letter={(request) => <Request request={request} now={now} />}
        empty={
          <Empty icon='shield-check' title={stage === 'open' ? '没有等待答复的请求' : '还没有答复过的请求'}>
            居民在“隐私中心”里提出的查阅、更正、删除等请求，会出现在这里。
          </Empty>
        }
      />
    </>
  )
}

/** 还剩 9 天 4 小时, 已超时 2 小时. */
function dueWords(dueAt: string, now: number): string {
  const left = Date.parse(dueAt) - now
  return left > 0 ? `答复还剩 ${spanWords(left)}` : `答复已超时 ${spanWords(-left)}`
}

function Request({ request, now }: { request: RequestCard; now: number }) {
  const { word } = requestLifecycle.states[request.state]
  const late = request.late || (request.dueAt !== undefined && Date.parse(request.dueAt) <= now)
  return (
    <Letter
      title={`${requestWords[request.kind].word} · ${request.askedBy}`}
      tag={
        <Tag icon={late ? 'timer' : 'clock'} {...(late ? { tone: 'amber' } : {})}>
          {request.state === 'asked' && request.dueAt ? dueWords(request.dueAt, now) : word}
        </Tag>
      }
      lines={[request.excerpt, `${request.areaName} · ${momentWords(request.askedAt, now)}提出`]}
      actions={
        <ButtonLink to={paths.myRequest(request.id)}>{request.state === 'asked' ? '查看并答复' : '查看'}</ButtonLink>
      }
    />
  )
}
