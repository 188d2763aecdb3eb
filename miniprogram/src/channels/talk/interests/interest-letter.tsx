import { useState } from 'react'
import type { Interest } from '../../../../../shared/channels/interests.ts'
import { api } from '../../../api/api.ts'
import { useAct } from '../../../live/use-act.ts'
import { paths } from '../../../paths.ts'
import type { IconName } from '../../../ui/icon/names.ts'
import { Button, ButtonLink } from '../../../ui/parts/button.tsx'
import { FieldError, TextField } from '../../../ui/parts/field.tsx'
import { Letter, Tag } from '../../../ui/parts/letter.tsx'
import { Sheet } from '../../../ui/sheet/sheet.tsx'

const stateWords: Record<Interest['state'], readonly [IconName, string]> = {
  proposed: ['hourglass', '等社区同意'],
  open: ['circle-check', '已开设'],
  refused: ['circle-x', '没有同意'],
  closed: ['lock', '已关闭'],
}

/** An interest channel: what it is about, and what one may do with it. */
export function InterestLetter({
  interest,
  mayJoin,
  manages,
  onChanged,
}: {
  interest: Interest
  /** Whether one lives in its community. */
  mayJoin: boolean
  manages: boolean
  onChanged: () => void
}) {
  const [asked, setAsked] = useState<'refuse' | 'close'>()
  const { busy, failure, act } = useAct()
  const { id, name, about, state, joined, proposedBy, reason } = interest
  const params = { interest: id }
  async function run(operation: 'joinInterest' | 'leaveInterest' | 'agreeToInterest', said: string) {
    if (await act({ operation, params }, () => api.call(operation, { params }), said)) onChanged()
  }
  const [icon, word] = joined && state === 'open' ? (['check', '已加入'] as const) : stateWords[state]
  return (
    <Letter
      title={name}
      tag={
        <Tag icon={icon} {...(state === 'proposed' ? { tone: 'amber' } : {})}>
          {word}
        </Tag>
      }
      lines={[`${proposedBy} 提议`, ...(reason ? [`原因：${reason}`] : [])]}
      actions={
        <>
          {state === 'open' && (joined || manages) && (
            <ButtonLink kind='main' icon='messages-square' to={paths.channel(id)}>
              进去看看
            </ButtonLink>
          )}
          {state === 'open' && !joined && mayJoin && (
            <Button kind='main' icon='plus' busy={busy} onTap={() => void run('joinInterest', '已加入')}>
              加入
            </Button>
          )}
          {joined && state === 'open' && (
            <Button kind='quiet' busy={busy} onTap={() => void run('leaveInterest', '已退出')}>
              退出
            </Button>
          )}
          {manages && state === 'proposed' && (
            <>
              <Button kind='main' icon='check' busy={busy} onTap={() => void run('agreeToInterest', '已同意开设')}>
                同意开设
              </Button>
              <Button onTap={() => setAsked('refuse')}>不同意</Button>
            </>
          )}
          {manages && state === 'open' && (
            <Button kind='quiet' icon='lock' onTap={() => setAsked('close')}>
              关闭
            </Button>
          )}
        </>
      }
    >
      {about}
      <FieldError id={`interest-${id}`}>{failure?.message}</FieldError>
      {asked && (
        <ReasonSheet
          interest={interest}
          asked={asked}
          onDone={() => {
            setAsked(undefined)
            onChanged()
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Letter>
  )
}

/** Why it is not opened, or is closed: who proposed it reads that. */
function ReasonSheet({
  interest,
  asked,
  onDone,
  onClose,
}: {
  interest: Interest
  asked: 'refuse' | 'close'
  onDone: () => void
  onClose: () => void
}) {
  const [reason, setReason] = useState('')
  const { busy, failure, wrong, act } = useAct()
  async function send() {
    const wish = { params: { interest: interest.id }, body: { reason: reason.trim() } }
    const operation = asked === 'refuse' ? 'refuseInterest' : 'closeInterest'
    if (await act(wish, () => api.call(operation, wish), asked === 'refuse' ? '已回复' : '已关闭')) onDone()
  }
  return (
    <Sheet title={asked === 'refuse' ? `不同意开设“${interest.name}”` : `关闭“${interest.name}”`} onClose={onClose}>
      <TextField
        id='interest-reason'
        label='原因'
        hint={asked === 'refuse' ? '提议的邻居会看到。' : '关闭后只能看，不能再发言。'}
        value={reason}
        max={300}
        error={wrong.reason ?? failure?.message}
        onType={setReason}
      />
      <Button kind='main' wide busy={busy} disabled={reason.trim().length < 2} onTap={() => void send()}>
        {asked === 'refuse' ? '不同意' : '关闭频道'}
      </Button>
    </Sheet>
  )
}
