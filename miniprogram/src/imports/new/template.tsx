import { type ImportKind, importColumns, importKindWords } from '../../../../shared/imports/columns.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { savedWords, saveFile } from '../../platform/save-file.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Buttons, Soft } from '../../ui/parts/prose.tsx'
import { Table } from '../../ui/parts/table.tsx'
import { say } from '../../ui/toast/say.ts'

const needWords = { always: '必填', sometimes: '视情况', never: '选填' } as const

/** The template to fill in, and what its columns mean. */
export function Template({ kind }: { kind: ImportKind }) {
  const { act, busy, failure } = useAct()

  async function save(type: 'csv' | 'xlsx') {
    const template = await act(kind, () => api.call('getImportTemplate', { params: { kind } }))
    if (!template) return
    const name = `${importKindWords[kind]}模板.${type}`
    const file = type === 'csv' ? { name, text: template.csv } : { name, base64: template.xlsx }
    say(savedWords(await saveFile(file)))
  }

  return (
    <Card title='模板和填法'>
      <Soft>按模板的表头填，一行一条。已有的表格只要有这些列也能用，列的顺序随意。</Soft>
      <Buttons>
        <Button icon='download' busy={busy} onTap={() => void save('xlsx')}>
          下载模板（Excel）
        </Button>
        <Button icon='download' busy={busy} onTap={() => void save('csv')}>
          下载模板（CSV）
        </Button>
      </Buttons>
      <FieldError id='template'>{failure?.message}</FieldError>
      <Table
        caption='每一列怎么填'
        rows={Object.values(importColumns[kind])}
        idOf={({ title }) => title}
        columns={[
          { key: 'title', title: '列名', value: ({ title }) => title },
          { key: 'needed', title: '要不要填', value: ({ needed }) => needWords[needed] },
          { key: 'how', title: '怎么填', value: ({ explanation }) => explanation },
          { key: 'example', title: '例子', value: ({ example }) => example },
        ]}
      />
    </Card>
  )
}
