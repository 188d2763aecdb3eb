import { useEffect, useState } from 'react'
import { covers, levelOf, levelWords } from '../../../../shared/areas/code.ts'
import type { RollCounts, RollRow } from '../../../../shared/incidents/roll.ts'
import { doorRoles } from '../../../../shared/notices/contract.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { go, paths } from '../../paths.ts'
import { clock } from '../../platform/clock.ts'
import { BarCell } from '../../ui/parts/bar.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import { Buttons, Line, Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Table } from '../../ui/parts/table.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'
import { Tiles } from '../../ui/parts/tiles.tsx'
import { momentWords } from '../../words/time.ts'
import { TilesAndTable } from '../../work/tiles-and-table.tsx'
import { RollSum } from '../parts/roll-sum.tsx'
import { answeredShare, answeredWords, rollTile } from '../words.ts'

/** Answers come in one by one and are told to nobody: who watches asks again. */
const AGAIN = 10_000

const parts = [
  ['below', '各网格'],
  ['buildings', '各楼栋'],
] as const

export function RollView({
  me,
  rollId,
  area,
  onChoose,
}: {
  me: Me
  rollId: string
  area: string
  onChoose: (code: string) => void
}) {
  const now = useNow()
  const [part, setPart] = useState<'below' | 'buildings'>('below')
  const [round, setRound] = useState(0)
  const { reading, reread } = useReading(() => api.call('getRoll', { params: { rollId }, query: { area } }), {
    key: `${rollId}-${area}`,
    cares: (event) => event.kind === 'opened' || event.frame.type === 'doorMarked',
  })
  const runs = reading.state === 'ready' && !reading.value.roll.endedAt
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round sets the next one
  useEffect(
    () =>
      runs
        ? clock.later(AGAIN, () => {
            void reread()
            setRound(round + 1)
          })
        : undefined,
    [round, runs],
  )
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') {
    if (reading.failure.code !== 'notFound') return <ErrorState failure={reading.failure} retry={reread} />
    return (
      <Empty
        icon='users-round'
        title='这次报平安没有问到这个片区'
        action={<ButtonLink to={paths.incidents()}>看突发事件</ButtonLink>}
      />
    )
  }
  const { roll, items, buildings, ...counts } = reading.value
  const rows = part === 'buildings' && buildings ? inTheirGrids(buildings, items) : items
  const level = rows[0]?.level ?? 'building'
  const word = levelWords[level]

  /** Down to an area, or to the doors of a building, for whoever may knock at them. */
  function down(code: string) {
    if (levelOf(code) !== 'building') onChoose(code)
    else if (reaches(me.roles, doorRoles, code)) go(paths.rollDoors(rollId, code))
  }
  const caption = `各${word}报平安`
  const tiles = <Tiles label={`${caption}格子图`} tiles={rows.map(rollTile)} onChoose={down} />
  const table = (
    <RollTable
      caption={caption}
      word={word}
      rows={rows}
      sum={counts}
      mostLeft={level === 'building'}
      onChoose={({ code }) => down(code)}
    />
  )
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Card>
        <Head title={roll.name}>
          <Tag icon={roll.endedAt ? 'circle-check' : 'users-round'}>{roll.endedAt ? '已结束' : '正在问'}</Tag>
        </Head>
        <Soft>
          {momentWords(roll.at, now)} 开始，问 {roll.places.map(({ name }) => name).join('、')} 的每一户。
        </Soft>
        <RollSum counts={counts} />
      </Card>
      {counts.silent + counts.absent > 0 && (
        <Line icon='footprints'>
          {level === 'building'
            ? '点一栋楼，看没回应的户，走一户记一户。'
            : `点一个${word}往下看，到楼栋就是走访名单。`}
        </Line>
      )}
      <Buttons>
        <ButtonLink kind='quiet' icon='flag' to={paths.incident(roll.incident)}>
          回到这次突发事件
        </ButtonLink>
      </Buttons>
      {buildings && <Tabs label='看到哪一级' tabs={parts} current={part} onChoose={setPart} />}
      <TilesAndTable key={part} count={rows.length} tiles={tiles} table={table} />
    </>
  )
}

/** Buildings by their names in a community: 第1网格3号楼, for each grid has a 3号楼. */
const inTheirGrids = (buildings: readonly RollRow[], grids: readonly RollRow[]): RollRow[] =>
  buildings.map((row) => ({
    ...row,
    name: `${grids.find(({ code }) => covers(code, row.code))?.name ?? ''}${row.name}`,
  }))

const counted = [
  { key: 'households', title: '户数', count: ({ households }: RollCounts) => households },
  { key: 'joined', title: '应用里问到', count: ({ joined }: RollCounts) => joined },
  { key: 'safe', title: '平安', count: ({ safe }: RollCounts) => safe },
  { key: 'help', title: '需要帮助', count: ({ help }: RollCounts) => help },
  { key: 'absent', title: '上门没人', count: ({ absent }: RollCounts) => absent },
  { key: 'silent', title: '未回应', count: ({ silent }: RollCounts) => silent },
] as const

/** The roll call as a table, with a last row that it adds up to; saved as CSV. Households throughout. */
function RollTable({
  caption,
  word,
  rows,
  sum,
  mostLeft,
  onChoose,
}: {
  caption: string
  word: string
  rows: readonly RollRow[]
  sum: RollCounts
  /** Whether those with most households that said nothing come first. */
  mostLeft: boolean
  onChoose: (row: RollRow) => void
}) {
  return (
    <Table
      caption={`${caption}（户）`}
      rows={rows}
      idOf={({ code }) => code}
      onChoose={onChoose}
      sorting={mostLeft ? { column: 'silent', direction: 'down' } : undefined}
      file={caption}
      columns={[
        { key: 'name', title: word, value: ({ name }) => name },
        ...counted.map(({ key, title, count }) => ({ key, title, value: count, numeric: true })),
        {
          key: 'share',
          title: '回应率 %',
          value: (row) => Math.round(answeredShare(row) * 1000) / 10,
          cell: (row) => <BarCell share={answeredShare(row)} words={answeredWords(row)} />,
          numeric: true,
        },
      ]}
      total={{
        name: '合计',
        ...Object.fromEntries(counted.map(({ key, count }) => [key, count(sum)])),
        share: answeredWords(sum),
      }}
    />
  )
}
