/** What happened in a case is told those whom it concerns by a message, as the table's stream brings it; and what was put aside is taken up again. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda'
import { DAY } from '../../shared/lifecycle.ts'
import { alertNews } from '../alerts/ways/news.ts'
import { callNews } from '../channels/call-news.ts'
import { reminderNews } from '../channels/remind-moderators.ts'
import { aboutGap, gapNews, lateGapNews } from '../duty/gaps/news.ts'
import { parseWarned } from '../duty/gaps/warned.ts'
import { loanNews } from '../help/loan-news.ts'
import { helpNews } from '../help/news.ts'
import type { News } from '../messages/news.ts'
import { type TellPorts, tell, tellAgain } from '../messages/tell.ts'
import { parseTold, type StoredTold } from '../messages/told.ts'
import { lateNoticeNews } from '../notices/delivery/quiet.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { type Key, keys } from '../platform/table.ts'
import { aboutMoveUp, laterMoveUp, moveUpNews, ofMoveUp } from '../teams/move-up-news.ts'
import { activityNews } from '../teams/news.ts'
import { ticketNews } from '../tickets/news.ts'
import { holdingNews } from '../wishes/holding-news.ts'
import { wishNews } from '../wishes/news.ts'

type Desk = (table: Table, entry: Item) => Promise<readonly News[]>

/** Who knows what is told of an entry, by the kind of its case. */
const desks: Record<string, Desk> = {
  TICKET: ofOne(ticketNews),
  CALL: callNews,
  HELP: helpNews,
  LOAN: loanNews,
  WISH: wishNews,
  HOLDING: holdingNews,
  ACTIVITY: activityNews,
}

function ofOne(desk: (table: Table, entry: Item) => Promise<News | undefined>): Desk {
  return async (table, entry) => {
    const news = await desk(table, entry)
    return news ? [news] : []
  }
}

/** Nobody is told what is older. */
const NEWS = DAY

const isEntry = (pk: string, sk: string) => Object.hasOwn(desks, kindOf(pk)) && sk.startsWith('ENTRY#')
const kindOf = (pk: string) => pk.slice(0, pk.indexOf('#'))

const isGap = (pk: string, sk: string) => pk.startsWith('GAPS#') && sk.startsWith('GAP#')

const isSigned = (pk: string, sk: string) => pk.startsWith('ACTIVITY#') && sk.startsWith('SIGNED#')

/** An entry of a case, a gap in the duty, how somebody takes part in an activity, or a message about one. */
export function isOfNews({ dynamodb }: DynamoDBRecord): boolean {
  const [pk, sk] = [dynamodb?.Keys?.pk?.S ?? '', dynamodb?.Keys?.sk?.S ?? '']
  return isEntry(pk, sk) || isGap(pk, sk) || isSigned(pk, sk) || (sk === 'SENT' && pk.includes(':'))
}

/** In order, up to the first that fails; that one and all behind it come again. */
export async function takeNews(records: readonly DynamoDBRecord[], ports: TellPorts): Promise<DynamoDBBatchResponse> {
  for (const { dynamodb } of records) {
    const { pk, sk } = dynamodb?.Keys ?? {}
    try {
      const [before, after] = [itemOf(dynamodb?.OldImage), itemOf(dynamodb?.NewImage)]
      if (!after) continue
      if (isEntry(pk?.S ?? '', sk?.S ?? '')) await takeEntry(ports, after)
      else if (isGap(pk?.S ?? '', sk?.S ?? '')) await takeGap(ports, before, after)
      else if (isSigned(pk?.S ?? '', sk?.S ?? '')) await takeSigned(ports, before, after)
      else await takeTurn(ports, parseTold(before), parseTold(after))
    } catch (error) {
      ports.log.error('What happened could not be told', { pk: pk?.S, sk: sk?.S, error: String(error) })
      return { batchItemFailures: [{ itemIdentifier: dynamodb?.SequenceNumber ?? '' }] }
    }
  }
  return { batchItemFailures: [] }
}

async function takeEntry(ports: TellPorts, entry: Item): Promise<void> {
  for (const news of await newsIn(ports, entry)) await tell(ports, `${entry.caseId}:${entry.seq}`, news)
}

/** Once, when it is warned of; that it reaches further is no news. */
async function takeGap(ports: TellPorts, before: Item | undefined, gap: Item): Promise<void> {
  if (before) return
  const news = await gapNews(ports.table, gap, ports.clock.now())
  for (const each of news) await tell(ports, aboutGap(parseWarned(gap)), each)
}

async function takeSigned(ports: TellPorts, before: Item | undefined, signed: Item): Promise<void> {
  const news = await moveUpNews(ports.table, before, signed)
  if (news) await tell(ports, aboutMoveUp(signed), news)
}

async function takeTurn(ports: TellPorts, before: StoredTold | undefined, told: StoredTold | undefined): Promise<void> {
  if (told?.outcome !== 'again' || told.turn === before?.turn) return
  const news = await newsOf(ports, told)
  await tellAgain(ports, told, news?.person === told.person ? news : undefined)
}

async function newsOf(ports: TellPorts, { of, person }: StoredTold): Promise<News | undefined> {
  const [caseId = '', seq] = of.split(':')
  if (ofMoveUp(of)) return laterMoveUp(ports.table, of, person)
  if (caseId.startsWith('gap_')) return lateGapNews(ports.table, caseId, person, ports.clock.now())
  if (caseId.startsWith('pst_')) return reminderNews(ports.table, caseId, person)
  if (caseId.startsWith('ntc_')) return lateNoticeNews(ports.table, caseId, person, ports.clock.now())
  if (caseId.startsWith('alr_')) return alertNews(ports.table, caseId, person)
  const [entry] = await ports.table.read([keys.entry(caseKey(caseId), Number(seq))])
  return entry && (await newsIn(ports, entry)).find((news) => news.person === person)
}

/** Cases whose entries are told, by the prefix of their ids. */
export const caseKeys: Record<string, (id: string) => Key> = {
  cal: keys.call,
  hlp: keys.help,
  lon: keys.loan,
  wsh: keys.wish,
  hld: keys.holding,
  act: keys.activity,
  tkt: keys.ticket,
}
const caseKey = (id: string): Key => (caseKeys[id.slice(0, id.indexOf('_'))] ?? keys.ticket)(id)

async function newsIn({ table, clock }: TellPorts, entry: Item): Promise<readonly News[]> {
  if (Date.parse(String(entry.at)) + NEWS < clock.now()) return []
  return (await desks[kindOf(String(entry.pk))]?.(table, entry)) ?? []
}

// Lambda's types and the SDK's name the same wire format; an image has no other.
const isImage = (image: object | undefined): image is Record<string, AttributeValue> => image !== undefined
const itemOf = (image: object | undefined): Item | undefined => (isImage(image) ? unmarshall(image) : undefined)
