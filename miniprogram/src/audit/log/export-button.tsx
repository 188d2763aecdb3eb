/** Saves all of the log that the filters show, page by page, as one CSV. */
import { useState } from 'react'
import type { AuditEntry } from '../../../../shared/audit/contract.ts'
import { csvFile } from '../../../../shared/csv.ts'
import { api } from '../../api/api.ts'
import { readPages } from '../../api/pages.ts'
import { savedWords, saveFile } from '../../platform/save-file.ts'
import { Button } from '../../ui/parts/button.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Filters } from '../../ui/parts/filters.tsx'
import { say } from '../../ui/toast/say.ts'
import { type LogQuery, queryOf } from './log-table.tsx'
import { didWord } from './operations.ts'

const PAGE = 100
const PAGES = 200

const titles = ['时间', '谁', '身份', '做了什么', '操作', '区域', '涉及的人', '涉及的事', '说明', '序号', '哈希']
const rowOf = (entry: AuditEntry) => [
  entry.at,
  entry.byName,
  entry.roles.join(' '),
  didWord(entry.operation),
  entry.operation,
  entry.area,
  entry.subjectName ?? entry.subject ?? '',
  entry.what ?? '',
  entry.note ?? '',
  entry.seq,
  entry.hash,
]

export function ExportButton(query: LogQuery) {
  const [read, setRead] = useState<number>()
  const [wrong, setWrong] = useState<string>()

  async function save() {
    setWrong(undefined)
    setRead(0)
    const all = await readPages(async (cursor) => {
      const page = await api.call('listAudit', { query: queryOf(query, cursor, PAGE) })
      if (page.ok) setRead((before = 0) => before + page.value.items.length)
      return page
    }, PAGES)
    setRead(undefined)
    if (!all.ok) return setWrong(all.failure.message)
    if (all.value.cursor) return setWrong(`一次最多导出 ${PAGE * PAGES} 条，请缩短时间再导出`)
    const name = `审计日志-${query.area.name}-${query.from}至${query.to}.csv`
    say(savedWords(await saveFile({ name, text: csvFile(titles, all.value.items.map(rowOf)) })))
  }

  return (
    <Filters>
      <FieldError id='audit-export'>{wrong}</FieldError>
      <Button icon='download' busy={read !== undefined} onTap={() => void save()}>
        {read === undefined ? '导出表格' : `正在读取，已 ${read} 条`}
      </Button>
    </Filters>
  )
}
