/** The households of a building as the roster has them: who joined, with how many; phones masked. */
import { useState } from 'react'
import type { ListedHousehold } from '../../../../shared/households/household.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { go, paths } from '../../paths.ts'
import { useWide } from '../../platform/wide.ts'
import { Box } from '../../ui/base/box.tsx'
import { Bar } from '../../ui/parts/bar.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Filter, Filters } from '../../ui/parts/filters.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { type Column, Table } from '../../ui/parts/table.tsx'
import { HouseholdRecord } from '../record/household-record.tsx'
import style from './roster.module.scss'

const shownOptions = [
  ['all', '全部'],
  ['joined', '已入户'],
  ['missing', '未入户'],
] as const
type Shown = (typeof shownOptions)[number][0]

const sources: Record<ListedHousehold['source'], string> = { import: '导入', staff: '工作人员补录', demo: '演示' }

const columns: readonly Column<ListedHousehold>[] = [
  { key: 'room', title: '室号', value: ({ room }) => room },
  {
    key: 'joined',
    title: '是否入户',
    value: ({ joined }) => (joined ? '已入户' : '未入户'),
    cell: ({ joined }) => (joined ? <Tag icon='circle-check'>已入户</Tag> : '未入户'),
  },
  { key: 'members', title: '成员', value: ({ members }) => members, numeric: true },
  {
    key: 'phones',
    title: '登记电话',
    value: ({ phones }) => phones.join('、'),
    cell: ({ phones }) => phones.join('、') || '没有登记',
  },
  { key: 'source', title: '来源', value: ({ source }) => sources[source] },
]

/** As many as one page may hold. */
const LIMIT = 50

export function BuildingRoster({ me, building }: { me: Me; building: string }) {
  const wide = useWide()
  const [shown, setShown] = useState<Shown>('all')
  const [looked, setLooked] = useState<string>()
  const { reading, reread, more } = useList(building, (cursor) =>
    api.call('listHouseholds', { params: { building }, query: { cursor, limit: LIMIT } }),
  )
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const { items, cursor } = reading.value
  const joined = items.filter((row) => row.joined).length
  const rows = items.filter((row) => shown === 'all' || row.joined === (shown === 'joined'))
  if (items.length === 0)
    return (
      <Empty icon='book-user' title='这栋楼还没有名册' action={<ButtonLink to={paths.imports}>导入名册</ButtonLink>}>
        从表格导入，或在通过入户申请时逐户补录。
      </Empty>
    )
  const look = ({ household }: ListedHousehold) => (wide ? setLooked(household) : go(paths.householdRecord(household)))
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Card>
        <Box className={style.sum}>
          <Box as='span'>
            {cursor ? `前 ${items.length} 户` : `共 ${items.length} 户`}，已入户 {joined} 户
          </Box>
          <Bar share={joined / items.length} />
        </Box>
      </Card>
      <Filters>
        <Filter label='是否入户' options={shownOptions} chosen={shown} onChoose={setShown} />
      </Filters>
      <Box className={wide && looked ? style.beside : undefined}>
        <Table
          caption='这栋楼的住户'
          rows={rows}
          columns={looked && wide ? columns.filter(({ key }) => key !== 'source') : columns}
          idOf={({ household }) => household}
          chosen={looked}
          actions={(row) => (
            <Button kind='quiet' icon='eye' label={`查看${row.room}`} onTap={() => look(row)}>
              查看
            </Button>
          )}
          file='住户名册'
        />
        {wide && looked && (
          <Box as='aside' className={style.record} label='这一户'>
            <HouseholdRecord key={looked} me={me} household={looked} />
          </Box>
        )}
      </Box>
      {rows.length === 0 && <Empty icon='book-user' title={shown === 'joined' ? '还没有入户的' : '都入户了'} />}
      {cursor && <Button onTap={more}>再看更多</Button>}
    </>
  )
}
