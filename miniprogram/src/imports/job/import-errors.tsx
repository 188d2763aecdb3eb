/** What is wrong in which row and column, with all of it to save. */

import { csvFile } from '../../../../shared/csv.ts'
import type { ImportJob } from '../../../../shared/imports/contract.ts'
import { api } from '../../api/api.ts'
import { readPages } from '../../api/pages.ts'
import { useAct } from '../../live/use-act.ts'
import { useList } from '../../live/use-list.ts'
import { paths } from '../../paths.ts'
import { savedWords, saveFile } from '../../platform/save-file.ts'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Buttons, Heading, Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Table } from '../../ui/parts/table.tsx'
import { say } from '../../ui/toast/say.ts'

const LIMIT = 50
/** As many pages as all listed errors could fill. */
const PAGES = 120

export function ImportErrors({ job: { id: importId, kind, area, fileName } }: { job: ImportJob }) {
  const read = (cursor: string | undefined) =>
    api.call('listImportErrors', { params: { importId }, query: { cursor, limit: LIMIT } })
  const { reading, reread, more } = useList(`errors-${importId}`, read)
  const { act, busy, failure } = useAct()

  async function save() {
    const all = await act('all', () => readPages(read, PAGES))
    if (!all) return
    const rows = all.items.map(({ row, column, message }) => [row, column, message])
    say(savedWords(await saveFile({ name: `${fileName}-错误.csv`, text: csvFile(['行', '列', '哪里不对'], rows) })))
  }

  if (reading.state === 'loading') return <Skeleton cards={1} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const { items, cursor } = reading.value
  return (
    <>
      <Heading>要改的地方</Heading>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Soft>行号与表格软件里的一样，表头是第 1 行。改好后重新上传整个文件就行，没变的行不会重复导入。</Soft>
      <Table
        caption='有错的行'
        rows={items}
        idOf={({ row, column, message }) => `${row}-${column}-${message}`}
        columns={[
          { key: 'row', title: '行', value: ({ row }) => row, cell: ({ row }) => `第 ${row} 行` },
          { key: 'column', title: '列', value: ({ column }) => column || '整行' },
          { key: 'message', title: '哪里不对', value: ({ message }) => message },
        ]}
      />
      <FieldError id='errors'>{failure?.message}</FieldError>
      <Buttons>
        <ButtonLink icon='file-up' to={paths.newImport(kind, area)}>
          上传改好的文件
        </ButtonLink>
        {cursor && <Button onTap={more}>再看更多</Button>}
        <Button kind='quiet' icon='download' busy={busy} onTap={() => void save()}>
          导出全部错误（CSV）
        </Button>
      </Buttons>
    </>
  )
}
