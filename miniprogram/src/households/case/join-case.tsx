/** One join whole, for whoever answers it. */
import { useState } from 'react'
import type { Join } from '../../../../shared/households/join.ts'
import { joinLifecycle } from '../../../../shared/households/lifecycle.ts'
import { movesFor } from '../../../../shared/lifecycle.ts'
import { type Me, relationWords } from '../../../../shared/people/person.ts'
import { isAbout } from '../../../../shared/sockets/contract.ts'
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { History } from '../../ui/parts/history.tsx'
import { Buttons, Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { addressWords, joinDid, joinMoveIcons } from '../../words/join.ts'
import { momentWords } from '../../words/time.ts'
import { type Answer, AnswerSheet } from '../parts/answer-sheet.tsx'
import { ComeOfAge } from '../parts/come-of-age.tsx'
import { Facts } from '../parts/facts.tsx'
import { JoinState } from '../parts/join-state.tsx'
import { RemoveMember } from '../parts/remove-member.tsx'
import style from './case.module.scss'

export function JoinCase({
  me,
  joinId,
  onRead,
  onChanged,
}: {
  me: Me
  joinId: string
  /** Hears the join whenever it was read. */
  onRead?: ((join: Join) => void) | undefined
  onChanged?: (() => void) | undefined
}) {
  const now = useNow()
  const { reading, reread } = useReading(
    async () => {
      const read = await api.call('getJoin', { params: { joinId } })
      if (read.ok) onRead?.(read.value)
      return read
    },
    // Each reading is kept as a look, so it reads again only when this join changed.
    { key: joinId, cares: (event) => event.kind === 'frame' && isAbout(event.frame, joinId) },
  )
  if (reading.state === 'loading') return <Skeleton cards={2} />
  if (reading.state === 'failed') {
    const { code } = reading.failure
    if (code !== 'notFound' && code !== 'badInput') return <ErrorState failure={reading.failure} retry={reread} />
    return (
      <Empty
        icon='door-open'
        title='没有找到这件申请'
        action={<ButtonLink to={paths.joinQueue}>看入户申请</ButtonLink>}
      >
        它可能不在您的片区。
      </Empty>
    )
  }
  const join = reading.value
  const changed = () => {
    void reread()
    onChanged?.()
  }
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Card>
        <Head title={`${join.name}（${relationWords[join.relation]}）`}>
          <JoinState join={join} now={now} />
        </Head>
        <Box>
          <Icon name='map-pin' /> {addressWords(join)}
        </Box>
        <Soft>{momentWords(join.openedAt, now)}提出</Soft>
        {join.child && <Box>申请人未满 14 岁：要由同户的成年家人确认，工作人员不能直接通过。</Box>}
        {join.note && <Box className={style.note}>“{join.note}”</Box>}
        {join.facts && <Facts facts={join.facts} />}
        {join.reason && <Box>原因：{join.reason}</Box>}
      </Card>
      <Moves me={me} join={join} now={now} onChanged={changed} />
      <Card title='办理过程'>
        <History
          now={now}
          entries={join.timeline.map(({ seq, at, move, by, text }) => ({
            seq,
            at,
            icon: joinMoveIcons[move],
            who: by.party === 'clock' || by.party === 'roster' ? undefined : by.name,
            did: joinDid(move),
            text,
          }))}
        />
      </Card>
    </>
  )
}

/** Whether an adult answered for them here already; before that, who said so on joining takes it back themselves. */
const wasMember = ({ state, roundAt, openedAt }: Join) => state === 'verified' || roundAt !== openedAt

/** What staff may do with a join now, as its lifecycle says. */
function Moves({ me, join, now, onChanged }: { me: Me; join: Join; now: number; onChanged: () => void }) {
  const [answer, setAnswer] = useState<Answer>()
  const [removing, setRemoving] = useState(false)
  const moves = movesFor(
    joinLifecycle,
    { state: join.state, roundAt: join.roundAt, dueAt: join.dueAt, late: join.late },
    { child: join.child, guarded: false },
    join.parties.filter((party) => party === 'approver'),
    new Date(now).toISOString(),
  )
  if (moves.length === 0) return null
  return (
    <Card title='可以做的'>
      <Buttons>
        {moves.includes('approve') && (
          <Button kind='main' icon='circle-check' onTap={() => setAnswer('approve')}>
            通过
          </Button>
        )}
        {moves.includes('refuse') && (
          <Button icon='circle-x' onTap={() => setAnswer('refuse')}>
            不通过
          </Button>
        )}
        {moves.includes('comeOfAge') && wasMember(join) && <ComeOfAge join={join} done={onChanged} />}
        {moves.includes('end') && (
          <Button icon='log-out' onTap={() => setRemoving(true)}>
            移出这一户
          </Button>
        )}
      </Buttons>
      {answer && (
        <AnswerSheet me={me} joins={[join]} answer={answer} onDone={onChanged} onClose={() => setAnswer(undefined)} />
      )}
      {removing && <RemoveMember me={me} join={join} onDone={onChanged} onClose={() => setRemoving(false)} />}
    </Card>
  )
}
