import { importColumns } from '../../shared/imports/columns.ts'
import { operation } from '../http/operation.ts'
import type { ImportPorts } from './ports.ts'

export const getImportTemplate = operation('getImportTemplate', {
  async run({ params: { kind } }, _ports: ImportPorts) {
    // What writes workbooks is large, and only this operation needs it.
    const { csvTemplate, xlsxTemplate } = await import('./template.ts')
    const xlsx = Buffer.from(await xlsxTemplate(kind)).toString('base64')
    return { kind, csv: csvTemplate(kind), xlsx, columns: Object.values(importColumns[kind]) }
  },
})
