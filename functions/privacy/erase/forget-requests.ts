import { requestLifecycle } from '../../../shared/privacy/lifecycle.ts'
import { entriesOf } from '../../cases/entries.ts'
import { redacted } from '../../cases/redacted.ts'
import type { Table } from '../../platform/dynamo.ts'
import { exists } from '../../platform/expressions.ts'
import { queryAll } from '../../platform/query-all.ts'
import { keys } from '../../platform/table.ts'
import { afterRequestMove } from '../move-request.ts'
import { ownerIndex, parseCard, parseEntry, parseRequest } from '../request.ts'
import { GONE } from './gone.ts'

const TEXT = '（已随账号注销删除）'

/**
 * Requests stay as the record of how they were answered, without who asked and what they wrote; open ones are withdrawn.
 * The list by owner goes last, so that what is broken off is found again.
 */
export async function forgetRequests(table: Table, person: string, now: string): Promise<void> {
  const mine = await queryAll(table, {
    index: 'byOwner',
    pk: { name: 'owner', value: ownerIndex(person) },
    ascending: true,
  })
  for (const { id } of mine.map(parseCard)) {
    await withdraw(table, id, person, now)
    for (const item of await entriesOf(table, keys.request(id))) {
      const entry = parseEntry(item)
      if (entry.by.party !== 'asker' || item.redacted) continue
      const text = entry.text === undefined ? {} : { text: TEXT }
      await table.write([redacted(keys.entry(keys.request(id), entry.seq), { 'by.name': GONE, ...text })])
    }
    const set = { 'card.askedBy': GONE, 'card.excerpt': TEXT, text: TEXT, owner: undefined, ownerAt: undefined }
    await table.write([{ update: keys.request(id), changes: { set }, when: exists }])
  }
}

async function withdraw(table: Table, id: string, person: string, now: string): Promise<void> {
  const [item] = await table.read([keys.request(id)])
  const request = parseRequest(item)
  if (!request || requestLifecycle.states[request.card.state].stage === 'closed') return
  const mover = { parties: ['asker'] as const, name: GONE, personId: person }
  const { writes } = afterRequestMove(request, 'withdraw', mover, {}, now)
  if (!(await table.write(writes)).written) throw new Error(`The request ${id} was moved at this moment`)
}
