/** A team: what it does, who is in it for who leads it, and its activities. */
import { entryWords, teamKindWords } from '../../../../shared/teams/kinds.ts'
import type { Team } from '../../../../shared/teams/team.ts'
import { teamLifecycle } from '../../../../shared/teams/team-lifecycle.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { CaseTag } from '../../ui/parts/case-tag.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Heading, Line, Soft, Stack } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { ActivityLetter } from '../parts/activity-letter.tsx'
import parts from '../parts/parts.module.scss'
import { kindIcons, teamIcons } from '../parts/words.ts'
import { JoinPart } from './join-part.tsx'
import { Members } from './members.tsx'
import { TeamMoves } from './team-moves.tsx'

export function TeamCase({ teamId }: { teamId: string }) {
  const { reading, reread, put } = useReading(() => api.call('getTeam', { params: { teamId } }), { key: teamId })
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={() => void reread()} />
  const team = reading.value
  const runs = team.parties.includes('lead') || team.parties.includes('staff')
  return (
    <Stack>
      {reading.failure && <StaleNote failure={reading.failure} retry={() => void reread()} />}
      <About team={team} />
      {team.state === 'open' && <JoinPart team={team} reread={() => void reread()} />}
      {team.state === 'proposed' && <TeamMoves team={team} put={put} />}
      {(team.state === 'open' || team.state === 'closed') && <Activities team={team} runs={runs} />}
      {runs && team.state === 'open' && <Members team={team} reread={() => void reread()} />}
      {team.state !== 'proposed' && <TeamMoves team={team} put={put} />}
    </Stack>
  )
}

function About({ team }: { team: Team }) {
  const { name, kind, state, place, members, entry, lead, reason, text } = team
  const rule = teamLifecycle.states[state]
  return (
    <Card>
      <Head
        title={
          <>
            <Icon name={kindIcons[kind]} className={parts.kind} /> {name}
          </>
        }
      >
        <CaseTag rule={rule} icon={teamIcons[state]} />
      </Head>
      <Line icon='map-pin'>
        {place.name}，{teamKindWords[kind]}
      </Line>
      <Line icon='users-round'>
        {members} 名队员，{entryWords[entry]}
      </Line>
      {lead && <Line icon='user-round-check'>队长 {lead}</Line>}
      {reason && <Line icon='info'>{reason}</Line>}
      <Box className={parts.words}>{text}</Box>
      {state !== 'open' && <Soft>{rule.next}</Soft>}
    </Card>
  )
}

function Activities({ team, runs }: { team: Team; runs: boolean }) {
  const now = useNow()
  const list = useList(`team-activities-${team.id}`, (cursor) =>
    api.call('listTeamActivities', { params: { teamId: team.id }, query: { cursor } }),
  )
  return (
    <>
      <Heading>队伍的活动</Heading>
      {runs && team.state === 'open' && (
        <ButtonLink kind='main' icon='plus' wide to={paths.composeActivity(team.id)}>
          写一个活动
        </ButtonLink>
      )}
      <Letters
        {...list}
        keyOf={({ id }) => id}
        letter={(activity) => <ActivityLetter activity={activity} now={now} />}
        empty={<Empty icon='calendar-days' title='还没有办过活动' />}
      />
    </>
  )
}
