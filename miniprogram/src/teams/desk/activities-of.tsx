import { useState } from 'react'
import { levelOf } from '../../../../shared/areas/code.ts'
import type { ListedActivity } from '../../../../shared/teams/activity.ts'
import { teamKindWords } from '../../../../shared/teams/kinds.ts'
import { teamLevels } from '../../../../shared/teams/team.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { go, paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { CaseTag } from '../../ui/parts/case-tag.tsx'
import { Filter, Filters } from '../../ui/parts/filters.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import { Buttons } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { type Column, Table } from '../../ui/parts/table.tsx'
import parts from '../parts/parts.module.scss'
import { activityIcons, spanWords, stateRule } from '../parts/words.ts'

const whenOptions = [
  ['coming', '接下来和进行中'],
  ['held', '待核对签到'],
  ['over', '已完成和取消'],
  ['own', '自己组织的（含草稿）'],
] as const
type When = (typeof whenOptions)[number][0]

export function ActivitiesOf({ area, manages }: { area: string; manages: boolean }) {
  const now = useNow()
  const [when, setWhen] = useState<When>('coming')
  const composes = manages && teamLevels.some((level) => level === levelOf(area))
  const { reading, reread, more } = useList(`desk-activities-${area}-${when}`, (cursor) =>
    when === 'own'
      ? api.call('listOwnActivities', { params: { area }, query: { cursor, limit: 50 } })
      : api.call('listActivities', { params: { area }, query: { cursor, when, limit: 50 } }),
  )
  return (
    <>
      <Filters>
        <Filter
          label='看哪些'
          options={composes ? whenOptions : whenOptions.filter(([each]) => each !== 'own')}
          chosen={when}
          onChoose={setWhen}
        />
      </Filters>
      {composes && (
        <Buttons>
          <ButtonLink icon='plus' to={paths.composeActivity(area)}>
            自己办一个活动
          </ButtonLink>
        </Buttons>
      )}
      {reading.state === 'loading' && <Skeleton />}
      {reading.state === 'failed' && <ErrorState failure={reading.failure} retry={() => void reread()} />}
      {reading.state === 'ready' && (
        <>
          {reading.failure && <StaleNote failure={reading.failure} retry={() => void reread()} />}
          {reading.value.items.length === 0 ? (
            <Empty icon='calendar-days' title='这里没有活动'>
              队伍办的和社区自己办的都会列在这里。
            </Empty>
          ) : (
            <Table
              caption='活动'
              file='活动'
              rows={reading.value.items}
              idOf={({ id }) => id}
              onChoose={({ id }) => go(paths.activity(id))}
              columns={columns(now)}
            />
          )}
          {reading.value.cursor && <Button onTap={more}>再看更多</Button>}
        </>
      )}
    </>
  )
}

/** To staff alone; nothing where nobody reported it since they looked. */
function reportedWords({
  heldBack,
  reportedBy,
  heldReason,
}: Pick<ListedActivity, 'heldBack' | 'reportedBy' | 'heldReason'>): string {
  if (heldReason && !reportedBy && !heldBack) return '取消原因待看'
  if (!reportedBy) return heldBack ? '被举报' : ''
  return heldBack ? `${reportedBy} 户举报，已隐藏` : `${reportedBy} 户举报`
}

const columns = (now: number): Column<ListedActivity>[] => [
  { key: 'title', title: '活动', value: ({ title }) => title },
  {
    key: 'state',
    title: '状态',
    value: (row) => [stateRule(row.state).word, reportedWords(row)].filter(Boolean).join('，'),
    cell: ({ state, ...row }) => (
      <Box as='span' className={parts.tags}>
        <CaseTag rule={stateRule(state)} icon={activityIcons[state]} />
        {reportedWords(row) && (
          <Tag icon={row.heldBack || row.heldReason ? 'eye-off' : 'flag'} tone='amber'>
            {reportedWords(row)}
          </Tag>
        )}
      </Box>
    ),
  },
  { key: 'begins', title: '时间', value: ({ beginsAt }) => beginsAt, cell: (row) => spanWords(row, now) },
  { key: 'team', title: '组织', value: ({ team, place }) => team?.name ?? place.name },
  { key: 'kind', title: '种类', value: ({ kind }) => teamKindWords[kind] },
  {
    key: 'taken',
    title: '报名',
    value: ({ taken }) => taken,
    cell: ({ taken, places }) => `${taken} / ${places}`,
    numeric: true,
  },
  { key: 'waiting', title: '候补', value: ({ waiting }) => waiting, numeric: true },
]
