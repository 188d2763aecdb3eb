import { useState } from 'react'
import { entryWords, teamKindWords } from '../../../../shared/teams/kinds.ts'
import type { TeamState } from '../../../../shared/teams/team-lifecycle.ts'
import { teamLifecycle, teamStates } from '../../../../shared/teams/team-lifecycle.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { go, paths } from '../../paths.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Filter, Filters } from '../../ui/parts/filters.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Table } from '../../ui/parts/table.tsx'
import { momentWords } from '../../words/time.ts'

const options = teamStates.map((state) => [state, teamLifecycle.states[state].word] as const)

export function TeamsOf({ area, manages }: { area: string; manages: boolean }) {
  const now = useNow()
  const [state, setState] = useState<TeamState>('open')
  const { reading, reread, more } = useList(`desk-teams-${area}-${state}`, (cursor) =>
    api.call('listTeams', { params: { area }, query: { cursor, state, limit: 50 } }),
  )
  return (
    <>
      {manages && (
        <Filters>
          <Filter label='看哪些' options={options} chosen={state} onChoose={setState} />
        </Filters>
      )}
      {reading.state === 'loading' && <Skeleton />}
      {reading.state === 'failed' && <ErrorState failure={reading.failure} retry={() => void reread()} />}
      {reading.state === 'ready' && (
        <>
          {reading.failure && <StaleNote failure={reading.failure} retry={() => void reread()} />}
          {reading.value.items.length === 0 ? (
            <Empty icon='users-round' title={state === 'proposed' ? '没有等您同意的队伍' : '这里没有这样的队伍'}>
              居民在“社区活动—志愿队伍”里提议，您同意后成立。
            </Empty>
          ) : (
            <Table
              caption='队伍'
              file='志愿队伍'
              rows={reading.value.items}
              idOf={({ id }) => id}
              onChoose={({ id }) => go(paths.team(id))}
              columns={[
                { key: 'name', title: '队伍', value: ({ name }) => name },
                { key: 'kind', title: '种类', value: ({ kind }) => teamKindWords[kind] },
                { key: 'place', title: '在哪里', value: ({ place }) => place.name },
                { key: 'members', title: '队员', value: ({ members }) => members, numeric: true },
                { key: 'entry', title: '加入', value: ({ entry }) => entryWords[entry] },
                {
                  key: 'since',
                  title: '提议时间',
                  value: ({ roundAt }) => roundAt,
                  cell: ({ roundAt }) => momentWords(roundAt, now),
                },
              ]}
            />
          )}
          {reading.value.cursor && <Button onTap={more}>再看更多</Button>}
        </>
      )}
    </>
  )
}
