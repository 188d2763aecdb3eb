import { Refusal } from '../../shared/errors.ts'
import { fromCursor, toCursor } from '../http/cursor.ts'
import { operation } from '../http/operation.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import type { ImportPorts } from './ports.ts'
import { knownImport, parseErrors } from './store.ts'

export async function errorsOf(table: Table, job: string, limit: number, after?: Item) {
  const { pk } = keys.import(job)
  const wanted = { pk: { name: 'pk', value: pk }, sk: { name: 'sk', beginsWith: 'ERROR#' }, ascending: true }
  const { items, last } = await table.query({ ...wanted, limit, after, consistent: true })
  return { errors: items.flatMap(parseErrors), last }
}

const POSITION = /^ERROR#\d{7}$/

export const listImportErrors = operation('listImportErrors', {
  reads: ({ params }) => ({ job: keys.import(params.importId) }),
  async run({ query: { cursor, limit }, actor, found }, { table }: ImportPorts) {
    const job = knownImport(found.job, actor)
    const of = `errors ${job.id}`
    const after = fromCursor(of, cursor)
    if (after && !isPosition(after, keys.import(job.id).pk, POSITION)) throw new Refusal('badCursor')
    const { errors, last } = await errorsOf(table, job.id, limit, after)
    const next = toCursor(of, last)
    return next ? { items: errors, cursor: next } : { items: errors }
  },
})

/** Whether it is the key of an item in this partition, and no more: DynamoDB takes no other as a place to go on from. */
export const isPosition = (at: Item, pk: string, sk: RegExp): boolean =>
  Object.keys(at).length === 2 && at.pk === pk && typeof at.sk === 'string' && sk.test(at.sk)
