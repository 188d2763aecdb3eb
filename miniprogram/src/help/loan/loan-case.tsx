/** One loan: the thing, the other, until when; what one can do, and what happened with its photos. */
import { useState } from 'react'
import { type LoanMove, loanLifecycle } from '../../../../shared/help/loan.ts'
import type { Loan } from '../../../../shared/help/things.ts'
import { movesFor } from '../../../../shared/lifecycle.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import type { IconName } from '../../ui/icon/names.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { History } from '../../ui/parts/history.tsx'
import { Buttons, Line, Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { PhotoGrid } from '../../ui/photo/photo-grid.tsx'
import { momentWords } from '../../words/time.ts'
import { BlockPerson } from '../parts/block-person.tsx'
import { caresFor } from '../parts/cares.ts'
import { LoanTags } from '../parts/loan-tags.tsx'
import { nextWords } from '../parts/loan-words.ts'
import { type LoanAsk, LoanSheet, loanAsks } from './loan-sheet.tsx'

const icons: Record<LoanMove | 'open', IconName> = {
  open: 'hand-helping',
  lend: 'hand-helping',
  decline: 'circle-x',
  cancel: 'undo-2',
  extend: 'clock',
  giveBack: 'circle-check-big',
  remind: 'bell',
  miss: 'timer',
  lapse: 'timer',
}

/** What takes a loan on, rather than ends it before its time. */
const onwards: readonly LoanAsk[] = ['lend', 'giveBack']

export function LoanCase({ me, loanId }: { me: Me; loanId: string }) {
  const now = useNow()
  const [open, setOpen] = useState<LoanAsk>()
  const { reading, reread } = useReading(() => api.call('getLoan', { params: { loanId } }), {
    key: loanId,
    cares: caresFor(loanId),
  })
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={() => void reread()} />
  const loan = reading.value
  const may = movesOf(loan, now)
  const moves = loanAsks.filter((move) => may.includes(move))
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={() => void reread()} />}
      <Card>
        <Head title={loan.words}>
          <LoanTags loan={loan} />
        </Head>
        <Soft>{nextWords(loan)}</Soft>
        <Line icon='circle-user-round'>
          {loan.as === 'owner' ? '借用的邻居' : '物主'}：{loan.name}
        </Line>
        {loan.room && <Line icon='map-pin'>到 {loan.room} 取</Line>}
        <Line icon='clock'>{momentWords(loan.until, now)} 前归还</Line>
      </Card>
      {moves.length > 0 && (
        <Buttons>
          {moves.map((move) => (
            <Button
              key={move}
              kind={onwards.includes(move) ? 'main' : 'plain'}
              icon={icons[move]}
              onTap={() => setOpen(move)}
            >
              {loanLifecycle.moves[move].word}
            </Button>
          ))}
        </Buttons>
      )}
      <BlockPerson
        name={loan.name}
        wish={{ params: { loanId } }}
        block={(wish) => api.call('blockInLoan', wish)}
        done={() => void reread()}
      >
        {loan.state === 'asked' && '这次借用会结束。'}
        {loan.state === 'lent' && '借出的东西还是要归还。'}
        以后你们看不到对方共享的物品，TA 不会再来帮您的忙，您也不会再看到 TA 在各个频道的发言。
      </BlockPerson>
      <Card title='经过'>
        <History
          now={now}
          entries={loan.timeline.map(({ seq, at, move, by, text, photos }) => ({
            seq,
            at,
            icon: icons[move],
            who: by.party === 'clock' ? undefined : by.name,
            did: move === 'open' ? '想借用' : loanLifecycle.moves[move].did,
            text,
            shown: <PhotoGrid photos={photos} />,
          }))}
        />
      </Card>
      {open && (
        <LoanSheet
          me={me}
          loan={loan}
          move={open}
          now={now}
          reread={() => void reread()}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  )
}

const movesOf = ({ state, roundAt, dueAt, late, parties }: Loan, now: number): LoanMove[] =>
  movesFor(
    loanLifecycle,
    { state, roundAt, dueAt, late },
    // What the clock runs to is the service's to know; no move's guard asks it.
    { backAfter: 0 },
    parties,
    new Date(now).toISOString(),
  )
