/** That somebody wrote in the thread of a request: to those between whom it is. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import type { Frame } from '../../shared/sockets/contract.ts'
import { caseEntry } from '../cases/case.ts'
import type { Item } from '../platform/dynamo.ts'
import { topics } from '../platform/table.ts'

const said = z.pick(caseEntry, { caseId: true, version: true, at: true, audience: true })

export function saidFrame(item: Item): { topics: string[]; frame: Frame } {
  const { caseId, version, at, audience } = z.parse(said, item)
  return { topics: audience.people.map(topics.person), frame: { type: 'caseChanged', id: caseId, version, at } }
}
