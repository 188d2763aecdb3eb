/** What the sweep does with a message that was put aside, when it has rested long enough: the worker is to take it up. */
import type { Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { dueKeys, keys } from '../platform/table.ts'
import { parseTold, stillAside, stillInHand, toldKey } from './told.ts'

/** How long a worker may be silent before it is woken again, in milliseconds. */
const SILENT = 5 * 60_000

/** `name`: what it is told of, and the person: `tkt_…:3#per_…`. Whether anything was done. */
export async function missTold({ table, clock }: Ports, name: string): Promise<boolean> {
  const [of = '', person = ''] = name.split('#')
  const [item] = await table.read([keys.sent(of, person)])
  const told = parseTold(item)
  const now = clock.now()
  if (!told?.dueAt || told.dueAt > isoTime(now)) return false
  const aside = told.outcome === 'again'
  const set = aside
    ? { turn: told.turn + 1, ...dueKeys(name, isoTime(now + SILENT)) }
    : // Whoever had it in hand was broken off.
      { outcome: told.outcome ?? 'unsure', due: undefined, dueAt: undefined }
  const when = aside ? stillAside(told) : stillInHand(told)
  return (await table.write([{ update: toldKey(told), changes: { set }, when }])).written
}
