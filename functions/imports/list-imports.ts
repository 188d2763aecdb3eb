import { Refusal } from '../../shared/errors.ts'
import { fromCursor, toCursor } from '../http/cursor.ts'
import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { isPosition } from './list-import-errors.ts'
import type { ImportPorts } from './ports.ts'
import { parseImport, toJob } from './store.ts'

const POSITION = /^IMPORT#imp_[0-9A-Z]{26}$/

/** One page: a query for which there are, and a read of how far they are. */
export const listImports = operation('listImports', {
  async run({ params, query: { cursor, limit }, now }, { table }: ImportPorts) {
    const { pk } = keys.importOf(params.area, '')
    const of = `imports ${params.area}`
    const after = fromCursor(of, cursor)
    if (after && !isPosition(after, pk, POSITION)) throw new Refusal('badCursor')
    const found = await table.query({
      pk: { name: 'pk', value: pk },
      sk: { name: 'sk', beginsWith: 'IMPORT#' },
      ascending: false,
      limit,
      after,
    })
    const jobs = (await table.read(found.items.map(({ id }) => keys.import(String(id))))).map(parseImport)
    const items = jobs.filter((job) => job !== undefined).map((job) => toJob(job, now))
    const next = toCursor(of, found.last)
    return next ? { items, cursor: next } : { items }
  },
})
