import type { ServingRow } from '../../../../shared/roles/contract.ts'
import { type Role, roles, roleWords } from '../../../../shared/roles/roles.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Filter } from '../../ui/parts/filters.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Table } from '../../ui/parts/table.tsx'
import { momentWords } from '../../words/time.ts'
import type { AreaChoice } from '../../work/areas-of.ts'

const ALL = 'all'

export function RoleFilter({
  chosen,
  onChoose,
}: {
  chosen: Role | undefined
  onChoose: (role: Role | undefined) => void
}) {
  const options = [[ALL, '全部'], ...roles.map((role) => [role, roleWords[role]] as const)] as const
  return (
    <Filter
      label='身份'
      options={options}
      chosen={chosen ?? ALL}
      onChoose={(role) => onChoose(role === ALL ? undefined : role)}
    />
  )
}

export function ServingList({
  area,
  role,
  onChoose,
}: {
  area: AreaChoice
  role: Role | undefined
  onChoose: (person: string) => void
}) {
  const now = useNow()
  const { reading, reread, more } = useList(`serving-${area.code}-${role ?? ALL}`, (cursor) =>
    api.call('listServing', { params: { area: area.code }, query: { cursor, role, limit: 50 } }),
  )
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const { items, cursor } = reading.value
  if (items.length === 0) {
    return (
      <Empty icon='users-round' title='这里还没有人'>
        点“邀请一位工作人员”，把邀请码发给对方，对方用小程序接受就行。
      </Empty>
    )
  }
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Table<ServingRow>
        caption={`${area.name}的人员`}
        rows={items}
        idOf={(row) => `${row.person}-${row.role}-${row.area}`}
        onChoose={(row) => onChoose(row.person)}
        file={`人员-${area.name}`}
        columns={[
          { key: 'name', title: '姓名', value: ({ name }) => name },
          { key: 'role', title: '身份', value: (row) => roleWords[row.role] },
          { key: 'area', title: '负责', value: (row) => `${row.areaName}${row.group ? '（随网格组）' : ''}` },
          { key: 'at', title: '授予时间', value: ({ at }) => at, cell: ({ at }) => momentWords(at, now) },
        ]}
      />
      {cursor && <Button onTap={more}>再看更多</Button>}
    </>
  )
}
