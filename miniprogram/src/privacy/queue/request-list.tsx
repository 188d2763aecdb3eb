import type { Stage } from '../../../../shared/lifecycle.ts'
import { type RequestCard, requestWords } from '../../../../shared/privacy/contract.ts'
import { requestLifecycle } from '../../../../shared/privacy/lifecycle.ts'
import { useNow } from '../../live/use-now.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { CaseClock, CaseTag } from '../../ui/parts/case-tag.tsx'
import { LetterLink } from '../../ui/parts/letter-link.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'
import { requestStateIcons } from '../../words/request.ts'
import { momentWords } from '../../words/time.ts'
import type { Requests } from './use-requests.ts'

const stages: readonly (readonly [Stage, string])[] = [
  ['open', '待答复'],
  ['closed', '已结束'],
]

export function RequestList({
  requests: { stage, setStage, list },
  chosen,
  onOpen,
}: {
  requests: Requests
  chosen?: string | undefined
  /** Opens one beside the list, instead of its page. */
  onOpen?: ((requestId: string) => void) | undefined
}) {
  const now = useNow()
  return (
    <>
      <Tabs label='按进展看' tabs={stages} current={stage} onChoose={setStage} />
      <Letters
        {...list}
        keyOf={({ id }) => id}
        letter={(request) => (
          <RequestLetter
            request={request}
            now={now}
            chosen={onOpen && request.id === chosen}
            onTap={onOpen && (() => onOpen(request.id))}
          />
        )}
        empty={
          <Empty icon='shield-check' title={stage === 'open' ? '没有等待答复的请求' : '还没有答复过的请求'}>
            居民在“隐私中心”里提出的查阅、更正、删除等请求，会出现在这里。
          </Empty>
        }
      />
    </>
  )
}

function RequestLetter({
  request,
  now,
  chosen,
  onTap,
}: {
  request: RequestCard
  now: number
  chosen: boolean | undefined
  onTap: (() => void) | undefined
}) {
  const rule = requestLifecycle.states[request.state]
  return (
    <LetterLink
      to={paths.myRequest(request.id)}
      onTap={onTap}
      chosen={chosen}
      title={`${requestWords[request.kind].word} · ${request.askedBy}`}
      tag={<CaseTag rule={rule} icon={requestStateIcons[request.state]} />}
      lines={[
        `${request.areaName} · ${momentWords(request.askedAt, now)}提出`,
        rule.clock && <CaseClock key='clock' rule={rule} dueAt={request.dueAt} now={now} />,
      ]}
    >
      <Box as='span'>{request.excerpt}</Box>
    </LetterLink>
  )
}
