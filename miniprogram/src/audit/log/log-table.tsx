import type { AuditEntry } from '../../../../shared/audit/contract.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { Button } from '../../ui/parts/button.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Table } from '../../ui/parts/table.tsx'
import { dayAfter, momentOf } from '../../words/day.ts'
import { momentWords } from '../../words/time.ts'
import type { AreaChoice } from '../../work/areas-of.ts'
import { aboutWords } from './about-words.ts'
import { ExportButton } from './export-button.tsx'
import { didWord } from './operations.ts'

export interface LogQuery {
  area: AreaChoice
  operation: string | undefined
  /** Days, both included. */
  from: string
  to: string
}

/** The query of a page of the log. */
export const queryOf = ({ area, operation, from, to }: LogQuery, cursor: string | undefined, limit: number) => ({
  area: area.code,
  operation,
  from: momentOf(from, '00:00'),
  to: momentOf(dayAfter(to, 1), '00:00'),
  cursor,
  limit,
})

export function LogTable({ onChain, ...query }: LogQuery & { onChain: (entry: AuditEntry) => void }) {
  const now = useNow()
  const key = `audit-${query.area.code}-${query.operation}-${query.from}-${query.to}`
  const { reading, reread, more } = useList(key, (cursor) =>
    api.call('listAudit', { query: queryOf(query, cursor, 50) }),
  )
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const { items, cursor } = reading.value
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      {items.length === 0 ? (
        <Empty icon='scroll-text' title='这段时间没有记录'>
          换一段时间，或放宽“做了什么”再看。
        </Empty>
      ) : (
        <Table<AuditEntry>
          caption={`${query.area.name}的审计日志`}
          rows={items}
          idOf={({ by, seq }) => `${by}-${seq}`}
          columns={[
            { key: 'did', title: '做了什么', value: ({ operation }) => didWord(operation) },
            { key: 'at', title: '时间', value: ({ at }) => at, cell: ({ at }) => momentWords(at, now) },
            { key: 'by', title: '谁', value: ({ byName }) => byName },
            { key: 'about', title: '对谁、对什么', value: (entry) => aboutWords(entry, now) },
          ]}
          actions={(entry) => (
            <Button kind='quiet' icon='shield-check' label={`核验${entry.byName}的记录`} onTap={() => onChain(entry)}>
              核验
            </Button>
          )}
        />
      )}
      {cursor && <Button onTap={more}>再看更早的</Button>}
      <ExportButton {...query} />
    </>
  )
}
