/** A wish: what it is, how far it is, what I can do; to who serves there the proof, and whom it is for by a tap. */
import { isChild } from '../../../../shared/people/child.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { deliveryWords, wishKindWords, worthWords } from '../../../../shared/wishes/kinds.ts'
import { wishLifecycle } from '../../../../shared/wishes/lifecycle.ts'
import { CHILD_CLAIMS, heldBackWords, type Wish } from '../../../../shared/wishes/wish.ts'
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { Box } from '../../ui/base/box.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { type Happened, History } from '../../ui/parts/history.tsx'
import { Heading, Line, Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import style from '../parts/parts.module.scss'
import { clockWords, WishTag } from '../parts/wish-letter.tsx'
import { minutesWords, wishIcons, wishMoveIcons } from '../words.ts'
import { FamilyCard } from './family-card.tsx'
import { ProofCard } from './proof-card.tsx'
import { ReportLine } from './report-line.tsx'
import { WishMoves } from './wish-moves.tsx'

export function WishView({ me, wishId }: { me: Me; wishId: string }) {
  const { reading, reread } = useReading(() => api.call('getWish', { params: { wishId } }), {
    key: wishId,
    cares: (event) =>
      event.kind !== 'frame' || (event.frame.type === 'caseChanged' ? event.frame.id === wishId : false),
  })
  const now = useNow()
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={() => void reread()} />
  const wish = reading.value
  const onChanged = () => void reread()
  const staff = wish.parties.includes('steward') || wish.parties.includes('observer')
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={onChanged} />}
      <Standing wish={wish} now={now} staff={staff} />
      {wish.proof && <ProofCard wish={wish} staff={staff} />}
      {wish.state === 'shown' && isChild(me) && <Soft>{CHILD_CLAIMS}。</Soft>}
      <WishMoves me={me} wish={wish} onChanged={onChanged} />
      <FamilyCard key={`${wish.state} ${wish.delivery}`} wish={wish} />
      <Heading>经过</Heading>
      <Card>
        <History entries={happened(wish)} now={now} />
      </Card>
      {wish.parties.includes('local') && !staff && !wish.parties.includes('claimer') && (
        <ReportLine wish={wish} onChanged={onChanged} />
      )}
    </>
  )
}

function Standing({ wish, now, staff }: { wish: Wish; now: number; staff: boolean }) {
  const { title, text, kind, worth, place, delivery, claimer, thanks, heldBack, reports, minutes } = wish
  return (
    <Card>
      <Head title={title}>
        <WishTag wish={wish} />
      </Head>
      <Box className={style.text}>{text}</Box>
      <Line icon={wishIcons[kind]}>
        {wishKindWords[kind]} · {worthWords[worth]}
      </Line>
      <Line icon='map-pin'>{place.name}</Line>
      <Line icon='calendar-clock'>{clockWords(wish, now)}</Line>
      <Line icon='truck'>{deliveryWords[delivery]}</Line>
      {staff && claimer && (
        <Line icon='hand-heart'>认领人：{[claimer.name, claimer.team].filter(Boolean).join(' · ')}</Line>
      )}
      {minutes !== undefined && <Line icon='clock'>记了 {minutesWords(minutes)} 志愿时长</Line>}
      {staff && heldBack && (
        <Line icon='eye-off'>
          {heldBackWords[heldBack]}
          {reports ? `（${reports} 户举报）` : ''}
        </Line>
      )}
      {thanks && <Box className={style.thanks}>“{thanks}”</Box>}
      <Soft>{wishLifecycle.states[wish.state].next}</Soft>
    </Card>
  )
}

const partyWords = {
  steward: '网格员',
  observer: '工作人员',
  family: '受助家庭',
  claimer: '认领人',
  claimant: '认领人',
  local: '邻居',
  reader: '邻居',
  check: '内容检查',
  clock: undefined,
} as const

const happened = ({ entries }: Wish): Happened[] =>
  entries.map(({ seq, at, move, by, text }) => ({
    seq,
    at,
    icon: wishMoveIcons[move],
    who: by.name ?? partyWords[by.party],
    did: move === 'open' ? '录入了心愿' : wishLifecycle.moves[move].did,
    ...(text ? { text } : {}),
  }))
