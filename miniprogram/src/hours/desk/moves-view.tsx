import { useState } from 'react'
import { moveKindWords } from '../../../../shared/hours/kinds.ts'
import type { HoursMove } from '../../../../shared/hours/oversight.ts'
import { minutesWords } from '../../../../shared/hours/words.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Table } from '../../ui/parts/table.tsx'
import { momentWords } from '../../words/time.ts'
import { CorrectSheet } from './correct-sheet.tsx'

/** What was moved in the area, newest first; each of them can be taken back, wholly or in part. */
export function MovesView({ area }: { area: string }) {
  const now = useNow()
  const { reading, reread, more } = useList(area, (cursor) =>
    api.call('listMoves', { params: { area }, query: { cursor } }),
  )
  const [correcting, setCorrecting] = useState<HoursMove>()
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const { items, cursor } = reading.value
  if (items.length === 0) return <Empty icon='clock' title='这里还没有记过时长' />
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Soft>更正不改原来的记录，而是两边各记一笔相反的，写明原因。查看和更正都会留下记录。</Soft>
      <Table
        caption='每一笔时长'
        file='时长记录'
        rows={items}
        idOf={({ id }) => id}
        columns={[
          { key: 'what', title: '事由', value: ({ what }) => what },
          { key: 'at', title: '时间', value: ({ at }) => at, cell: ({ at }) => momentWords(at, now) },
          { key: 'kind', title: '类别', value: ({ kind }) => moveKindWords[kind] },
          { key: 'from', title: '从', value: ({ from }) => from },
          { key: 'to', title: '到', value: ({ to }) => to },
          {
            key: 'minutes',
            title: '时长',
            saved: '时长（分钟）',
            value: ({ minutes }) => minutes,
            cell: ({ minutes }) => minutesWords(minutes),
            numeric: true,
          },
          {
            key: 'corrected',
            title: '已更正',
            saved: '已更正（分钟）',
            value: ({ corrected }) => corrected,
            cell: ({ corrected }) => (corrected ? minutesWords(corrected) : '—'),
            numeric: true,
          },
        ]}
        actions={(move) =>
          move.correctable && (
            <Button icon='undo-2' label={`更正 ${move.what}`} onTap={() => setCorrecting(move)}>
              更正
            </Button>
          )
        }
      />
      {cursor && <Button onTap={more}>再看更多</Button>}
      {correcting && (
        <CorrectSheet
          key={correcting.id}
          area={area}
          move={correcting}
          onClose={() => setCorrecting(undefined)}
          onDone={() => {
            setCorrecting(undefined)
            void reread()
          }}
        />
      )}
    </>
  )
}
