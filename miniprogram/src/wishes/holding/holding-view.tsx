/** Somebody's hold of a post: its term, its reviews, its hours; and what can be done by who holds it and who serves there. */
import { useState } from 'react'
import type { Me } from '../../../../shared/people/person.ts'
import { type HoldingMove, holdingLifecycle } from '../../../../shared/wishes/holding-lifecycle.ts'
import { dutyWords } from '../../../../shared/wishes/kinds.ts'
import type { Holding } from '../../../../shared/wishes/posts.ts'
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { type Happened, History } from '../../ui/parts/history.tsx'
import { Buttons, Heading, Line, Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { StarsGiven } from '../../ui/parts/stars.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import style from '../parts/parts.module.scss'
import { HoldingTag, termWords } from '../parts/post-letter.tsx'
import { dutyIcons, holdingMoveIcons, minutesWords } from '../words.ts'
import { HoldingSheet } from './holding-sheet.tsx'

const main: readonly HoldingMove[] = ['agree', 'renew']
const mainFirst = (moves: readonly HoldingMove[]) =>
  [...moves].sort((one, other) => Number(main.includes(other)) - Number(main.includes(one)))

export function HoldingView({ me, holdingId }: { me: Me; holdingId: string }) {
  const params = { holdingId }
  const { reading, reread } = useReading(() => api.call('getHolding', { params }), { key: holdingId })
  const now = useNow()
  const [open, setOpen] = useState<HoldingMove>()
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={() => void reread()} />
  const holding = reading.value
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={() => void reread()} />}
      <Standing holding={holding} />
      {holding.moves.length > 0 && (
        <Card>
          <Buttons>
            {mainFirst(holding.moves).map((move) => (
              <Button
                key={move}
                kind={main.includes(move) ? 'main' : 'plain'}
                icon={holdingMoveIcons[move]}
                onTap={() => setOpen(move)}
              >
                {holdingLifecycle.moves[move].word}
              </Button>
            ))}
          </Buttons>
        </Card>
      )}
      <Heading>经过</Heading>
      <Card>
        <History entries={happened(holding)} now={now} />
      </Card>
      {open && (
        <HoldingSheet
          person={me.id}
          holding={holding}
          move={open}
          now={now}
          onClose={(done) => {
            setOpen(undefined)
            if (done) void reread()
          }}
        />
      )}
    </>
  )
}

function Standing({ holding }: { holding: Holding }) {
  const { title, text, duty, place, post, holder, note, minutes, stars, wantsRenewal, state, parties } = holding
  const staff = !parties.includes('holder')
  return (
    <Card>
      <Head title={title}>
        <HoldingTag holding={holding} />
      </Head>
      <Box className={style.text}>{text}</Box>
      <Line icon={dutyIcons[duty]}>{dutyWords[duty]}</Line>
      {staff && holder && (
        <Line icon='circle-user-round'>{[holder.name, holder.team].filter(Boolean).join(' · ')}</Line>
      )}
      <Line icon='calendar-days'>{termWords(holding)}</Line>
      <Line icon='map-pin'>{place.name}</Line>
      {note && <Line icon='message-circle'>{note}</Line>}
      {minutes > 0 && <Line icon='clock'>共记 {minutesWords(minutes)} 志愿时长</Line>}
      {wantsRenewal && <Line icon='refresh-cw'>想要续任</Line>}
      {stars !== undefined && <StarsGiven stars={stars} />}
      <Soft>{holdingLifecycle.states[state].next}</Soft>
      <Buttons>
        <ButtonLink kind='quiet' to={paths.servicePost(post)}>
          看岗位
        </ButtonLink>
      </Buttons>
    </Card>
  )
}

const partyWords = { holder: '认领人', steward: '网格员', observer: '工作人员', clock: undefined } as const

const happened = ({ entries }: Holding): Happened[] =>
  entries.map(({ seq, at, move, by, text, stars, month, minutes }) => ({
    seq,
    at,
    icon: holdingMoveIcons[move],
    who: by.name ?? partyWords[by.party],
    did: [
      move === 'open' ? '认领了岗位' : holdingLifecycle.moves[move].did,
      month && minutes ? `：${month} ${minutesWords(minutes)}` : '',
    ].join(''),
    ...(stars ? { given: <StarsGiven stars={stars} /> } : {}),
    ...(text ? { text } : {}),
  }))
