/**
 * The relay: what was committed becomes frames, and what was taken away ends sockets. It starts from the table's stream,
 * so nothing committed is missed; it may run twice for one record, which both survive.
 */

import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda'
import * as z from 'zod/mini'
import { parentOf } from '../../shared/areas/code.ts'
import { HOUR } from '../../shared/lifecycle.ts'
import type { Frame } from '../../shared/sockets/contract.ts'
import { warning } from '../../shared/warnings/warning.ts'
import { ringLate } from '../alerts/ring.ts'
import { toldTopics } from '../alerts/told-topics.ts'
import { caseEntry } from '../cases/case.ts'
import { parseEvent } from '../channels/log.ts'
import { parseWarned } from '../duty/gaps/warned.ts'
import { saidFrame } from '../help/said-frame.ts'
import type { Ports } from '../http/operation.ts'
import { doorFrame } from '../incidents/rolls/door-frame.ts'
import type { Item } from '../platform/dynamo.ts'
import { topics } from '../platform/table.ts'
import { listenersOf, socketsOf } from '../sockets/listeners.ts'
import { forgetGone } from '../sockets/store.ts'
import { movedUp } from '../teams/moved-up.ts'
import { reportTold } from '../teams/reports.ts'
import { frameOf, movedFrame, reactedFrame, topicsOf } from './frames.ts'
import type { Line } from './line.ts'
import { type Change, consequenceOf } from './rights.ts'
import { type TellPorts, tellSockets } from './tell.ts'

export interface RelayPorts extends Ports, TellPorts {
  line: Line
  /** Milliseconds until this call is ended; unless said, it isn't. */
  timeLeft?: () => number
}

/**
 * API Gateway ends a socket after two hours: whoever listens now has read what is older when they came, or came again. So a backlog is
 * caught up with by what is of use.
 */
const SOCKET_LIFE = 2 * HOUR

/** What one record may take with ten thousand listeners; a call with less left leaves the rest to the next. */
const LAST_START = 8000

/**
 * In order, up to the first record that fails; that one and all behind it come again. Sockets that are gone are
 * forgotten and fail nothing.
 */
export async function relay(records: readonly DynamoDBRecord[], ports: RelayPorts): Promise<DynamoDBBatchResponse> {
  // All of them had happened when the first listeners were read: who listens since then reads what they tell.
  const heard: Heard = new Map()
  const last = lastCounts(records)
  for (const [i, record] of records.entries()) {
    const sequence = record.dynamodb?.SequenceNumber ?? ''
    if (i > 0 && (ports.timeLeft?.() ?? LAST_START) < LAST_START)
      return { batchItemFailures: [{ itemIdentifier: sequence }] }
    try {
      await relayOne(changeOf(record), ports, heard, last.get(keyOf(record)) === i)
    } catch (error) {
      ports.log.error('A record could not be relayed', { sequence, error: String(error) })
      return { batchItemFailures: [{ itemIdentifier: sequence }] }
    }
  }
  return { batchItemFailures: [] }
}

// Lambda's types and the SDK's name the same wire format; an image has no other.
const isImage = (image: object | undefined): image is Record<string, AttributeValue> => image !== undefined
const itemOf = (image: object | undefined): Item | undefined => (isImage(image) ? unmarshall(image) : undefined)

const changeOf = ({ dynamodb }: DynamoDBRecord): Change => ({
  before: itemOf(dynamodb?.OldImage),
  after: itemOf(dynamodb?.NewImage),
})

/** Where in a batch the reactions to each post are counted for the last time: that says it all. */
const lastCounts = (records: readonly DynamoDBRecord[]) =>
  new Map(
    records.flatMap((record, i) => {
      const { OldImage, NewImage } = record.dynamodb ?? {}
      return countsIn(OldImage) === countsIn(NewImage) ? [] : [[keyOf(record), i] as const]
    }),
  )

const countsIn = (image: StreamImage | undefined): string =>
  Object.entries(image?.reactions?.M ?? {})
    .map(([reaction, { N }]) => `${reaction} ${N}`)
    .sort()
    .join()

type StreamImage = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>

const keyOf = ({ dynamodb }: DynamoDBRecord): string => `${dynamodb?.Keys?.pk?.S} ${dynamodb?.Keys?.sk?.S}`

const CASE_ENTRY =
  /^(TICKET|JOIN|REQUEST|POST|CALL|NOTICE|ALERT|INCIDENT|HELP|LOAN|WISH|HOLDING|TEAM|ACTIVITY)#\S+ ENTRY#/
const TOLD = /^ALERT#\S+ TOLD#/
const SIGNED = /^ACTIVITY#\S+ SIGNED#/
const REPORTED = /^ACTIVITY#\S+ REPORT#/
const LOG = /^(CHANNEL|THREAD)#\S+ LOG#/
const SAID = /^HELP#\S+ SAID#/
const WARNING = /^WARNING#\S+ WARNING$/
const GAP = /^GAPS#\S+ GAP#/

/** A gap concerns the area that has nobody and the one above it, which is told in its place; higher up it is read. */
const concernedBy = (area: string) => [area, parentOf(area)].flatMap((each) => each ?? [])

const DOOR = /^ROLL#\S+ DOOR#/

const relayed = z.pick(warning, { id: true, area: true })

/** The listeners of the channels that this batch tells of, read once. */
type Heard = Map<string, Promise<Set<string>>>

/** `last`: whether this batch has no later count of the same post. */
async function relayOne(change: Change, ports: RelayPorts, heard: Heard, last: boolean): Promise<void> {
  const { before, after } = change
  const key = after ? `${after.pk} ${after.sk}` : ''
  if (!before && after && CASE_ENTRY.test(key)) {
    const entry = z.parse(caseEntry, after)
    if (Date.parse(entry.at) + SOCKET_LIFE < ports.clock.now()) return
    const wanted = new Set([...topicsOf(entry), ...(await toldTopics(ports.table, entry))])
    return tell([...wanted], frameOf(entry), ports)
  }
  if (after && TOLD.test(key)) return before?.rung === after.rung ? undefined : ringLate(ports, after)
  if (before && after && SIGNED.test(key)) {
    const moved = movedUp(before, after)
    return moved && tell([topics.person(moved.person)], moved.frame, ports)
  }
  if (!before && after && REPORTED.test(key)) {
    const told = reportTold(after)
    return tell(topicsOf(told), frameOf(told), ports)
  }
  if (after && LOG.test(key)) {
    const event = parseEvent(after)
    if (!before && event.carried) return
    const frame = before ? last && reactedFrame(parseEvent(before), event) : await movedFrame(event)
    return frame ? tellChannel(event.channel, frame, heard, ports) : undefined
  }
  if (!before && after && WARNING.test(key)) {
    const { id, area } = z.parse(relayed, after)
    return tell([topics.warned(area.code)], { type: 'noticeCame', id }, ports)
  }
  if (!before && after && SAID.test(key)) {
    const { topics: wanted, frame } = saidFrame(after)
    return tell(wanted, frame, ports)
  }
  if (after && DOOR.test(key)) {
    const { topics: wanted, frame } = doorFrame(after)
    return tell(wanted, frame, ports)
  }
  if (!before && after && GAP.test(key)) {
    const { area, from } = parseWarned(after)
    return tell(concernedBy(area).map(topics.area), { type: 'dutyGap', area, from }, ports)
  }
  const consequence = consequenceOf(change)
  switch (consequence?.kind) {
    case 'told':
      return tell([topics.person(consequence.person)], { type: 'meChanged' }, ports)
    case 'closed':
      return close(await socketsOf(ports.table, consequence.person, consequence.session), ports)
    case undefined:
      return
  }
}

async function tell(wanted: string[], frame: Frame, ports: RelayPorts): Promise<void> {
  await tellSockets(await listenersOf(ports.table, wanted, ports.clock.now()), frame, ports)
}

async function tellChannel(channel: string, frame: Frame, heard: Heard, ports: RelayPorts): Promise<void> {
  const { table, clock } = ports
  const listening = heard.get(channel) ?? listenersOf(table, [topics.channel(channel)], clock.now())
  heard.set(channel, listening)
  const sockets = await listening
  for (const gone of await tellSockets(sockets, frame, ports)) sockets.delete(gone)
}

/** A socket that can't be closed is tried again with its record: what it listened to is no longer for its person. */
async function close(sockets: readonly string[], { line, table, clock }: RelayPorts): Promise<void> {
  for (const socket of sockets) {
    if ((await line.close(socket)) === 'gone') await forgetGone(table, socket, clock.now())
  }
}
