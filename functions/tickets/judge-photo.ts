import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { changesBetween } from '../cases/changes.ts'
import type { Ports } from '../http/operation.ts'
import { atVersion } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import type { Verdict } from '../wechat/checker.ts'
import { parseTicket, type StoredTicket, ticketItem } from './store.ts'

const TRIES = 10

const check = z.object({ ticket: z.string(), photo: z.string() })

/** The result of a photo of a public ticket came. Nothing for a trace of something else. */
export async function judgeTicketPhoto(ports: Pick<Ports, 'table'>, trace: string, verdict: Verdict): Promise<void> {
  const [note] = await ports.table.read([keys.check(trace)])
  const about = z.safeParse(check, note)
  if (about.success) await judgeTicket(ports, about.data.ticket, about.data.photo, verdict)
}

/**
 * Something that a public ticket waits for was looked at, a photo or words: with the last that passes neighbours see the ticket, with
 * one that doesn't staff have to look at it. Whatever staff decided meanwhile stands.
 */
export async function judgeTicket(
  { table }: Pick<Ports, 'table'>,
  id: string,
  what: string,
  verdict: Verdict,
): Promise<void> {
  for (let tried = 0; tried < TRIES; tried++) {
    const [item] = await table.read([keys.ticket(id)])
    const ticket = parseTicket(item)
    const after = ticket && afterVerdict(ticket, what, verdict)
    if (!after) return
    const changes = changesBetween(ticketItem(ticket), ticketItem(after))
    const version = atVersion(ticket.card.version)
    if ((await table.write([{ update: keys.ticket(id), changes, when: version }])).written) return
  }
  throw new Error(`The ticket ${id} was changed too often to be judged`)
}

/** The ticket as it stands then; nothing where it waits for no such result (any more). Its timeline says nothing of it. */
function afterVerdict(ticket: StoredTicket, what: string, { suggest }: Verdict): StoredTicket | undefined {
  const { awaits = [], card, ...kept } = ticket
  if (!awaits.includes(what)) return undefined
  const left = suggest === 'pass' ? awaits.filter((each) => each !== what) : []
  const heldBack = suggest === 'pass' ? (left.length ? card.heldBack : undefined) : suggest
  return { ...kept, ...(left.length ? { awaits: left } : {}), card: { ...card, version: card.version + 1, heldBack } }
}
