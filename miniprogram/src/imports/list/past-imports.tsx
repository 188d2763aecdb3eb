import { importKindWords } from '../../../../shared/imports/columns.ts'
import { importLifecycle } from '../../../../shared/imports/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { go, paths } from '../../paths.ts'
import { Button } from '../../ui/parts/button.tsx'
import { CaseTag } from '../../ui/parts/case-tag.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Table } from '../../ui/parts/table.tsx'
import { importCountWords, importStateIcons, rowsOf } from '../../words/import.ts'
import { momentWords } from '../../words/time.ts'

/** The imports that were asked for at an area, the newest first. */
export function PastImports({ area }: { area: string }) {
  const now = useNow()
  const { reading, reread, more } = useList(`imports-${area}`, (cursor) =>
    api.call('listImports', { params: { area }, query: { cursor } }),
  )
  if (reading.state === 'loading') return <Skeleton cards={2} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const { items, cursor } = reading.value
  if (items.length === 0)
    return (
      <Empty icon='file-up' title='这个片区还没有导入过'>
        先下载模板填好，再上传。检查时不会改动任何数据。
      </Empty>
    )
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Table
        caption='导入记录'
        rows={items}
        idOf={({ id }) => id}
        onChoose={({ id }) => go(paths.importJob(id))}
        columns={[
          { key: 'file', title: '文件', value: ({ fileName }) => fileName },
          { key: 'kind', title: '内容', value: ({ kind }) => importKindWords[kind] },
          {
            key: 'state',
            title: '进展',
            value: ({ state }) => importLifecycle.states[state].word,
            cell: ({ state }) => <CaseTag rule={importLifecycle.states[state]} icon={importStateIcons[state]} />,
          },
          {
            key: 'rows',
            title: '结果',
            value: ({ imported, checked }) => {
              const counts = imported ?? checked
              return counts && rowsOf(counts) > 0 ? importCountWords(counts) : ''
            },
          },
          { key: 'by', title: '经办', value: ({ requestedBy }) => requestedBy },
          {
            key: 'at',
            title: '时间',
            value: ({ requestedAt }) => requestedAt,
            cell: ({ requestedAt }) => momentWords(requestedAt, now),
          },
        ]}
      />
      {cursor && <Button onTap={more}>再看更多</Button>}
    </>
  )
}
