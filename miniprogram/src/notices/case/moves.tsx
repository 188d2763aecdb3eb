/** What can be done with a notice, straight from its lifecycle. */
import { useState } from 'react'
import { movesFor } from '../../../../shared/lifecycle.ts'
import { type NoticeMove, noticeLifecycle } from '../../../../shared/notices/lifecycle.ts'
import { type Notice, WHY_MAX } from '../../../../shared/notices/notice.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { go, paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { FieldError, TextField } from '../../ui/parts/field.tsx'
import { Buttons } from '../../ui/parts/prose.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { say } from '../../ui/toast/say.ts'
import { agreedWords, noticeMoveIcons, targetsWords } from '../../words/notice.ts'

const mainMoves: readonly NoticeMove[] = ['propose', 'schedule', 'approve', 'approveCorrection']

/**
 * A move as a button's deed: another page, a question first, or a reason first. Agreed is to the notice as it was read when the
 * question was asked, whatever comes meanwhile.
 */
type Asked = { by: 'submit' } | { by: 'approve'; seen: Notice } | { by: 'refuse' | 'withdraw'; move: NoticeMove }

export function Moves({ notice, now, reread }: { notice: Notice; now: number; reread: () => void }) {
  const [asked, setAsked] = useState<Asked>()
  const [changed, setChanged] = useState(false)
  const { act, busy, failure } = useAct()
  const moves = movesFor(noticeLifecycle, notice, notice, notice.parties, new Date(now).toISOString())
  const mayCopy = notice.parties.includes('author') || notice.parties.includes('manager')
  const close = () => setAsked(undefined)
  const done = () => {
    close()
    setChanged(false)
    reread()
  }

  const missed = () => {
    close()
    setChanged(true)
    reread()
  }

  function tap(move: NoticeMove) {
    switch (move) {
      case 'edit':
        return go(paths.composeNotice(notice.id))
      case 'correct':
      case 'proposeCorrection':
        return go(paths.correctNotice(notice.id))
      case 'propose':
      case 'schedule':
        return setAsked({ by: 'submit' })
      case 'approve':
      case 'approveCorrection':
        return setAsked({ by: 'approve', seen: notice })
      case 'refuse':
      case 'refuseCorrection':
        return setAsked({ by: 'refuse', move })
      case 'withdraw':
        return setAsked({ by: 'withdraw', move })
      case 'takeBack':
        return void takeBack()
      case 'publish':
      case 'holdBack':
      case 'end':
        return undefined
    }
  }

  async function takeBack() {
    const params = { noticeId: notice.id }
    const card = await act({ ...params, move: 'takeBack' }, (key) => api.call('takeBackNotice', { params, key }))
    if (!card) return
    say('已收回，改好可以再提交')
    reread()
  }

  async function copy() {
    const params = { noticeId: notice.id }
    const card = await act(params, (key) => api.call('copyNotice', { params, key }), '已复制成新草稿')
    if (card) go(paths.composeNotice(card.id))
  }

  if (moves.length === 0 && !mayCopy) return null
  return (
    <Card title='可以做的' tone={changed ? 'amber' : 'plain'}>
      {changed && <Box role='alert'>这条通知刚刚变了，您的同意没有生效。请看现在的内容再决定。</Box>}
      <Buttons>
        {moves.map((move) => (
          <Button
            key={move}
            kind={mainMoves.includes(move) ? 'main' : 'plain'}
            icon={noticeMoveIcons[move]}
            busy={busy}
            onTap={() => tap(move)}
          >
            {move === 'edit' ? '修改草稿' : noticeLifecycle.moves[move].word}
          </Button>
        ))}
        {mayCopy && (
          <Button icon='copy' busy={busy} onTap={() => void copy()}>
            复制成新通知
          </Button>
        )}
      </Buttons>
      <FieldError id='notice-moves'>{failure?.message}</FieldError>
      {asked?.by === 'submit' && <Agree notice={notice} by='submit' done={done} missed={missed} onClose={close} />}
      {asked?.by === 'approve' && (
        <Agree notice={asked.seen} by='approve' done={done} missed={missed} onClose={close} />
      )}
      {(asked?.by === 'refuse' || asked?.by === 'withdraw') && (
        <WithReason notice={notice} by={asked.by} move={asked.move} done={done} onClose={close} />
      )}
    </Card>
  )
}

interface SheetProps {
  notice: Notice
  done: () => void
  onClose: () => void
}

/** Asks once more before it goes out, or to the second person. */
function Agree({
  notice,
  by,
  done,
  missed,
  onClose,
}: SheetProps & { by: 'submit' | 'approve' /** It isn't any more what was read. */; missed: () => void }) {
  const { act, busy, failure } = useAct()
  const params = { noticeId: notice.id }
  const proposes = by === 'submit' && notice.second
  const corrects = by === 'approve' && notice.pending

  async function send() {
    const body = { version: notice.version }
    const card = await act({ params, by, body }, async (key) => {
      if (by === 'submit') return api.call('submitNotice', { params, key })
      const outcome = await api.call('approveNotice', { params, body, key })
      if (!outcome.ok && outcome.failure.code === 'changedMeanwhile') missed()
      return outcome
    })
    if (!card) return
    say(agreedWords(card, corrects))
    done()
  }

  return (
    <Confirm
      title={proposes ? '提交复核' : corrects ? '同意更正' : '发布通知'}
      word={proposes ? '确认提交' : corrects ? '确认同意' : '确认发布'}
      busy={busy}
      failure={failure && { ...failure, message: failure.fields?.correction ?? failure.message }}
      onYes={() => void send()}
      onClose={onClose}
    >
      <Box>《{notice.title}》</Box>
      <Box>发到：{targetsWords(notice)}</Box>
      <Box>
        {proposes
          ? '另一位同级或上级工作人员同意后才会发布。'
          : corrects
            ? '同意后居民看到更正后的内容，原来的内容留在历史里。'
            : notice.startsAt && Date.parse(notice.startsAt) > Date.parse(notice.changedAt)
              ? '到了设定的时间自动发布，在那之前可以撤回。'
              : '发布后居民马上能看到，写错了可以更正或撤回，但会留下记录。'}
      </Box>
    </Confirm>
  )
}

/** Sends back or takes back, with a reason. */
function WithReason({ notice, by, move, done, onClose }: SheetProps & { by: 'refuse' | 'withdraw'; move: NoticeMove }) {
  const [reason, setReason] = useState('')
  const { act, busy, failure, wrong } = useAct()
  const shown = by === 'withdraw' && notice.publishedAt !== undefined

  async function send() {
    const wish = { params: { noticeId: notice.id }, body: { reason } }
    const card = await act({ ...wish, by }, (key) =>
      by === 'refuse' ? api.call('refuseNotice', { ...wish, key }) : api.call('withdrawNotice', { ...wish, key }),
    )
    if (!card) return
    say(by === 'refuse' ? '已退回' : '已撤回')
    done()
  }

  return (
    <Sheet title={noticeLifecycle.moves[move].word} onClose={onClose}>
      <TextField
        id='notice-reason'
        label='原因'
        hint={shown ? '居民会看到这个原因' : by === 'refuse' ? '写给提交的人看' : '记在经过里，同事能看到'}
        value={reason}
        max={WHY_MAX}
        error={wrong.reason}
        onType={setReason}
      />
      <FieldError id='reason'>{failure && !failure.fields ? failure.message : undefined}</FieldError>
      <Button kind='main' wide busy={busy} disabled={reason.trim().length < 2} onTap={() => void send()}>
        {by === 'refuse' ? '确认退回' : '确认撤回'}
      </Button>
    </Sheet>
  )
}
