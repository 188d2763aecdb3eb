/**
 * The single-table design: every key, every index and every access pattern, in one place.
 *
 * | access pattern                                   | request                                                        |
 * | ------------------------------------------------ | -------------------------------------------------------------- |
 * | a person with homes and roles                    | Get PERSON#<id> / PERSON                                       |
 * | the person behind an openid                      | Get OPENID#<openid> / OPENID                                   |
 * | a session; the sessions of a person              | Get, Query PERSON#<id> / SESSION#<id>                          |
 * | who looked at a person's data, newest first      | Query PERSON#<id>, LOOK#…                                      |
 * | a person's consents, by purpose                  | Query PERSON#<id>, CONSENT#<purpose>#<time>                    |
 * | a person's contacts; care record                 | Get PERSON#<id> / CONTACTS; PERSON#<id> / CARE                 |
 * | whose care records a person keeps; for whom they care | Query PERSON#<id>, KEEPS#…; CHARGE#…                        |
 * | who registered for care in a grid / community / street / district | Query byGrid, byCommunity, byStreet, byDistrict, kind care |
 * | a login code of a wide screen                    | Get LOGIN#<code> / LOGIN                                       |
 * | an area; the areas right under an area           | Get, Query AREA#<parent> / AREA#<code>                         |
 * | communities by a word of a name in them          | Query NAMES#<two characters>, <community>#<name>               |
 * | what was changed about a community's areas       | Query CHANGES#<community>, CHANGE#…                            |
 * | work that goes on in the area tree; what goes on in a community | Get AREAJOB#<id> / AREAJOB; Query AREAJOBS#<community>, AREAJOB#… |
 * | a grid group; the grid groups of a community     | Get, Query GROUPS#<community> / GROUP#<id>                     |
 * | the buildings of a grid / community / street / district, with their counts | Query byGrid, byCommunity, byStreet, byDistrict, kind building |
 * | a roster row; the roster of a building           | Get, Query HOUSEHOLDS#<building> / HOUSEHOLD#<code>            |
 * | how many members a household has                 | Get HOUSEHOLDS#<building> / JOINED#<code>                      |
 * | a household's members, waiting joins, dependants | Query HOUSEHOLD#<code>, MEMBER#…, WAITING#…, DEPENDANT#…       |
 * | whose turn it is to add to a household            | Get HOUSEHOLD#<code> / TURN                                    |
 * | which household keeps a dependant                | Get PERSON#<dependant> / DEPENDANT                             |
 * | an invitation (into a household, to a role)      | Get INVITATION#<code> / INVITATION                             |
 * | who serves an area; everybody in its subtree     | Get, Query SERVES#<area> / <role>#<person>; byGrid…, kind grant |
 * | a shift; the shifts of an area, by their start   | Get, Query DUTY#<area> / SHIFT#<id>, whose time is the start   |
 * | a person's shifts that lie ahead                 | Get DUTY#<person> / ROTA                                       |
 * | a swap; the swaps of a person, asked or asking   | Get, Query SWAPS#<person> / SWAP#<id>                          |
 * | an import; its errors, by row                    | Get IMPORT#<id> / IMPORT; Query IMPORT#<id>, ERROR#…           |
 * | the imports of an area, newest first             | Query IMPORTS#<area>, IMPORT#…                                 |
 * | what a person did as staff, in order             | Query AUDIT#<person>, ENTRY#…; its end: AUDIT#<person> / HEAD  |
 * | what was done in an area, newest first           | Query byGrid, byCommunity, byStreet, byDistrict, kind audit    |
 * | attempts at something, limited                   | Get LIMIT#<what>#<who> / WINDOW#<n>                            |
 * | a data key                                       | Get DATAKEY#<id> / DATAKEY; which is current: DATAKEY#current  |
 * | a photo                                          | Get PHOTO#<id> / PHOTO                                         |
 * | a file that goes out with notices                | Get FILE#<id> / FILE                                           |
 * | a case (ticket, join, request, post, call, notice); its timeline | Get <KIND>#<id> / <KIND>; Query <KIND>#<id>, ENTRY#…           |
 * | whether a person supports a ticket               | Get TICKET#<id> / SUPPORT#<person>                             |
 * | a channel; its events, in order                  | Get CHANNEL#<id> / CHANNEL; Query CHANNEL#<id>, LOG#…          |
 * | a thread; its events, in order                   | Get THREAD#<post> / THREAD; Query THREAD#<post>, LOG#…         |
 * | the interest channels of a community             | Query CHANNELS#<community>, CHANNEL#…                          |
 * | where one reads, what one muted, joined, blocked | Get PERSON#<id> / READING                                      |
 * | a person's reaction to a post, or report of it   | Get POST#<id> / REACTION#<person>, REPORT#<person>             |
 * | the posts that mention a person                  | Query PERSON#<id>, MENTIONED#…                                 |
 * | what somebody reacted to, oldest first           | Query byOwner, owner = <person>#reaction                       |
 * | the posts of a channel, replies too, that say a pair of characters | Query WORD#<channel>#<pair>, POST#<id>       |
 * | the posts about a ticket or a notice, in the channels of an area and of all in it | Query LINKED#<id>, POST#<area>… |
 * | what a check of WeChat is about                  | Get CHECK#<trace> / CHECK                                      |
 * | the notices for an area, newest first            | Query NOTICES#<area>, AT#…                                     |
 * | the notices made for a grid / community / street / district, by their state | by…, kind notice                     |
 * | the notices that a person wrote                  | Query byOwner, owner = <person>#notice                         |
 * | which notices a person opened                    | Get PERSON#<id> / NOTICED                                      |
 * | how far the delivery of a notice is; a chunk of it, a grid | Get DELIVERY#<notice> / DELIVERY, COUNTS; DELIVERY#<notice>#<grid> / DELIVERY |
 * | how far a notice got: a household; a building, a grid / community / street / district | Query REACH#<notice>#<building>; by…, kind reach |
 * | that a person was sent a message about a notice, or an entry of a case | Get SENT#<notice>#<person>, SENT#<case>:<entry>#<person> / SENT |
 * | a message of a warning; those for an area, for parts of it, and all of them, newest first | Get WARNING#<id> / WARNING; Query WARNING#<area>, WARNING#IN#<area>, WARNING#FEED, AT#… |
 * | an alert, who was told of it, where its person is | Get ALERT#<id> / ALERT; Query ALERT#<id>, TOLD#…; Get POSITION |
 * | the open alert of a person; the last of a building | Get PERSON#<id> / ALERTING; ALERTING#<building> / ALERTING    |
 * | which neighbours of a building offered to help   | Query SKILLED#<building>, PERSON#…                             |
 * | by how much an area shortened the escalation     | Get SHORTENING#<area> / SHORTENING                             |
 * | what messages a person may be sent               | Get PERSON#<id> / CREDITS                                      |
 * | the answer given to an idempotency key           | Get IDEMPOTENCY#<person>#<key> / IDEMPOTENCY                   |
 * | my tickets, joins, requests, newest first        | Query byOwner, owner = <person>#<kind>                         |
 * | the public tickets of a community, newest first  | Query byPublic, public = <community>                           |
 * | the queue of a grid / community / street / district, by kind, stage and clock | Query byGrid, byCommunity, byStreet, byDistrict |
 * | what is due, over all kinds of case; alerts apart | Query byDue, due = DUE#<shard> (URGENT#<shard>), dueAt <= now  |
 * | a socket; the sockets that listen to a topic     | Get SOCKET#<id> / SOCKET; Query TOPIC#<topic>, SOCKET#…        |
 *
 * Every index is sparse and carries only the card of a list. Times inside items are ISO 8601 strings; `expiresAt`, the
 * table's TTL, is epoch seconds as DynamoDB wants it. Expired items may linger, so readers check it themselves.
 */
import { ancestorAt, type Level, levelOf, parentOf } from '../../shared/areas/code.ts'
import type { Stage } from '../../shared/lifecycle.ts'
import type { Role } from '../../shared/roles/roles.ts'

export interface Key {
  pk: string
  sk: string
}

export const keys = {
  person: (person: string): Key => ({ pk: `PERSON#${person}`, sk: 'PERSON' }),
  openid: (openid: string): Key => ({ pk: `OPENID#${openid}`, sk: 'OPENID' }),
  look: (person: string, look: string): Key => ({ pk: `PERSON#${person}`, sk: `LOOK#${look}` }),
  area: (code: string): Key => ({ pk: `AREA#${parentOf(code) ?? 'ROOT'}`, sk: `AREA#${code}` }),
  session: (person: string, session: string): Key => ({ pk: `PERSON#${person}`, sk: `SESSION#${session}` }),
  /** The newest word on a purpose has the highest time. */
  consent: (person: string, purpose: string, at: string): Key => ({
    pk: `PERSON#${person}`,
    sk: `CONSENT#${purpose}#${at}`,
  }),
  contacts: (person: string): Key => ({ pk: `PERSON#${person}`, sk: 'CONTACTS' }),
  /** The care record of a person, or of a dependant by its own id. */
  care: (person: string): Key => ({ pk: `PERSON#${person}`, sk: 'CARE' }),
  /** That a person keeps the care record of a dependant; that a person was assigned to care for someone. */
  keeps: (person: string, subject: string): Key => ({ pk: `PERSON#${person}`, sk: `KEEPS#${subject}` }),
  charge: (person: string, subject: string): Key => ({ pk: `PERSON#${person}`, sk: `CHARGE#${subject}` }),
  login: (code: string): Key => ({ pk: `LOGIN#${code}`, sk: 'LOGIN' }),
  areaName: (pair: string, community: string, name: string): Key => ({
    pk: `NAMES#${pair}`,
    sk: `${community}#${name}`,
  }),
  areaJob: (job: string): Key => ({ pk: `AREAJOB#${job}`, sk: 'AREAJOB' }),
  /** That a job goes on, for as long as it does. */
  areaJobOf: (community: string, job: string): Key => ({ pk: `AREAJOBS#${community}`, sk: `AREAJOB#${job}` }),
  areaChange: (community: string, change: string): Key => ({ pk: `CHANGES#${community}`, sk: `CHANGE#${change}` }),
  group: (community: string, group: string): Key => ({ pk: `GROUPS#${community}`, sk: `GROUP#${group}` }),
  member: (household: string, person: string): Key => ({ pk: `HOUSEHOLD#${household}`, sk: `MEMBER#${person}` }),
  dependant: (household: string, dependant: string): Key => ({
    pk: `HOUSEHOLD#${household}`,
    sk: `DEPENDANT#${dependant}`,
  }),
  /** The one join of a person that waits at a household. */
  waiting: (household: string, person: string): Key => ({ pk: `HOUSEHOLD#${household}`, sk: `WAITING#${person}` }),
  /** What those who add to a household take turns by. */
  turn: (household: string): Key => ({ pk: `HOUSEHOLD#${household}`, sk: 'TURN' }),
  /** Which household keeps a dependant; beside what is kept for their care. */
  keptAt: (dependant: string): Key => ({ pk: `PERSON#${dependant}`, sk: 'DEPENDANT' }),
  invitation: (code: string): Key => ({ pk: `INVITATION#${code}`, sk: 'INVITATION' }),
  grant: (area: string, role: Role, person: string): Key => ({ pk: `SERVES#${area}`, sk: `${role}#${person}` }),
  /** A shift's id is made of the time when it begins, so an area's shifts are in that order. */
  shift: (area: string, shift: string): Key => ({ pk: `DUTY#${area}`, sk: `SHIFT#${shift}` }),
  rota: (person: string): Key => ({ pk: `DUTY#${person}`, sk: 'ROTA' }),
  swap: (person: string, swap: string): Key => ({ pk: `SWAPS#${person}`, sk: `SWAP#${swap}` }),
  import: (job: string): Key => ({ pk: `IMPORT#${job}`, sk: 'IMPORT' }),
  importOf: (area: string, job: string): Key => ({ pk: `IMPORTS#${area}`, sk: `IMPORT#${job}` }),
  importError: (job: string, row: number): Key => ({
    pk: `IMPORT#${job}`,
    sk: `ERROR#${String(row).padStart(7, '0')}`,
  }),
  auditHead: (person: string): Key => ({ pk: `AUDIT#${person}`, sk: 'HEAD' }),
  limit: (what: string, who: string, window: number): Key => ({ pk: `LIMIT#${what}#${who}`, sk: `WINDOW#${window}` }),
  dataKey: (id: string): Key => ({ pk: `DATAKEY#${id}`, sk: 'DATAKEY' }),
  household: (code: string): Key => ({ pk: `HOUSEHOLDS#${parentOf(code)}`, sk: `HOUSEHOLD#${code}` }),
  /** How many verified members a household has, while it has any; beside the rows of its building's roster. */
  joined: (household: string): Key => ({ pk: `HOUSEHOLDS#${parentOf(household)}`, sk: `JOINED#${household}` }),
  photo: (photo: string): Key => ({ pk: `PHOTO#${photo}`, sk: 'PHOTO' }),
  file: (file: string): Key => ({ pk: `FILE#${file}`, sk: 'FILE' }),
  ticket: (ticket: string): Key => ({ pk: `TICKET#${ticket}`, sk: 'TICKET' }),
  /** An entry of a chain: of the timeline of the case at a key, or of someone's audit log. */
  entry: ({ pk }: Pick<Key, 'pk'>, seq: number): Key => ({ pk, sk: `ENTRY#${String(seq).padStart(6, '0')}` }),
  join: (join: string): Key => ({ pk: `JOIN#${join}`, sk: 'JOIN' }),
  request: (request: string): Key => ({ pk: `REQUEST#${request}`, sk: 'REQUEST' }),
  support: (ticket: string, person: string): Key => ({ pk: `TICKET#${ticket}`, sk: `SUPPORT#${person}` }),
  channel: (channel: string): Key => ({ pk: `CHANNEL#${channel}`, sk: 'CHANNEL' }),
  thread: (post: string): Key => ({ pk: `THREAD#${post}`, sk: 'THREAD' }),
  /** An event of a channel or a thread, by its number. */
  event: ({ pk }: Pick<Key, 'pk'>, seq: number): Key => ({ pk, sk: `LOG#${String(seq).padStart(10, '0')}` }),
  interest: (community: string, channel: string): Key => ({ pk: `CHANNELS#${community}`, sk: `CHANNEL#${channel}` }),
  post: (post: string): Key => ({ pk: `POST#${post}`, sk: 'POST' }),
  reaction: (post: string, person: string): Key => ({ pk: `POST#${post}`, sk: `REACTION#${person}` }),
  report: (post: string, person: string): Key => ({ pk: `POST#${post}`, sk: `REPORT#${person}` }),
  call: (call: string): Key => ({ pk: `CALL#${call}`, sk: 'CALL' }),
  /** That somebody else's post mentions a person. */
  mentioned: (person: string, post: string): Key => ({ pk: `PERSON#${person}`, sk: `MENTIONED#${post}` }),
  reading: (person: string): Key => ({ pk: `PERSON#${person}`, sk: 'READING' }),
  /** That a post of a channel, or of a thread in it, says a pair of characters; ids are in the order of their times. */
  said: (channel: string, pair: string, post: string): Key => ({ pk: `WORD#${channel}#${pair}`, sk: `POST#${post}` }),
  /** That a post is about something; under the area of its channel, so that those of an area and all in it are read together. */
  linked: (target: string, area: string, post: string): Key => ({ pk: `LINKED#${target}`, sk: `POST#${area}#${post}` }),
  check: (trace: string): Key => ({ pk: `CHECK#${trace}`, sk: 'CHECK' }),
  notice: (notice: string): Key => ({ pk: `NOTICE#${notice}`, sk: 'NOTICE' }),
  /** A notice in the feed of an area; `at` in ISO 8601. */
  noticeAt: (area: string, at: string, notice: string): Key => ({ pk: `NOTICES#${area}`, sk: `AT#${at}#${notice}` }),
  /** The delivery of a notice: what there is to do, and how much is done. */
  deliveryPlan: (notice: string): Key => ({ pk: `DELIVERY#${notice}`, sk: 'DELIVERY' }),
  deliveryCounts: (notice: string): Key => ({ pk: `DELIVERY#${notice}`, sk: 'COUNTS' }),
  /** A chunk of the delivery of a notice: an area of it. */
  delivery: (notice: string, area: string): Key => ({ pk: `DELIVERY#${notice}#${area}`, sk: 'DELIVERY' }),
  /** How far a notice got with a building, and with a household of it. */
  reachOf: (notice: string, building: string): Key => ({ pk: `REACH#${notice}#${building}`, sk: 'REACH' }),
  reached: (notice: string, household: string): Key => ({
    pk: `REACH#${notice}#${parentOf(household)}`,
    sk: `HOUSEHOLD#${household}`,
  }),
  /** Which of the newest notices a person opened. */
  noticed: (person: string): Key => ({ pk: `PERSON#${person}`, sk: 'NOTICED' }),
  /** That a person is sent a message about something: a notice, `tkt_…:3` (an entry of a case). A partition each, since a district's are written at once. */
  sent: (of: string, person: string): Key => ({ pk: `SENT#${of}#${person}`, sk: 'SENT' }),
  credits: (person: string): Key => ({ pk: `PERSON#${person}`, sk: 'CREDITS' }),
  warning: (warning: string): Key => ({ pk: `WARNING#${warning}`, sk: 'WARNING' }),
  /** A message of a warning in the list of an area (by its code), of those for its parts (`IN#`) or of all (`FEED`); `at` in ISO 8601. */
  warningAt: (list: string, at: string, warning: string): Key => ({
    pk: `WARNING#${list}`,
    sk: `AT#${at}#${warning}`,
  }),
  alert: (alert: string): Key => ({ pk: `ALERT#${alert}`, sk: 'ALERT' }),
  /** That somebody was told of an alert, and how; a person, or a contact by its number. */
  told: (alert: string, who: string): Key => ({ pk: `ALERT#${alert}`, sk: `TOLD#${who}` }),
  /** Where the person who raised it is; apart from all else, since it is deleted soon. */
  position: (alert: string): Key => ({ pk: `ALERT#${alert}`, sk: 'POSITION' }),
  /** The open alert of a person; the last one of a building. */
  alerting: (person: string): Key => ({ pk: `PERSON#${person}`, sk: 'ALERTING' }),
  alertingAt: (building: string): Key => ({ pk: `ALERTING#${building}`, sk: 'ALERTING' }),
  /** What someone offered to help the neighbours of a building with. */
  skilled: (building: string, person: string): Key => ({ pk: `SKILLED#${building}`, sk: `PERSON#${person}` }),
  /** By how much an area has shortened the escalation of alerts. */
  shortening: (area: string): Key => ({ pk: `SHORTENING#${area}`, sk: 'SHORTENING' }),
  idempotency: (person: string, key: string): Key => ({ pk: `IDEMPOTENCY#${person}#${key}`, sk: 'IDEMPOTENCY' }),
  socket: (socket: string): Key => ({ pk: `SOCKET#${socket}`, sk: 'SOCKET' }),
  listener: (topic: string, socket: string): Key => ({ pk: `TOPIC#${topic}`, sk: `SOCKET#${socket}` }),
}

/** The topics of the relay: a person, an area that staff watch, a channel, a grid where people live, an area that is warned. */
export const topics = {
  person: (person: string) => `PERSON#${person}`,
  area: (code: string) => `AREA#${code}`,
  /** Who reads a channel. */
  channel: (channel: string) => `CHANNEL#${channel}`,
  /** Who lives in a grid. */
  lives: (grid: string) => `LIVES#${grid}`,
  /** Who serves in a community, street or district, or says they live there. */
  warned: (area: string) => `WARNED#${area}`,
}

export interface Index {
  pk: string
  sk: string
}

/** Each index's two attributes; all of them strings, all sparse, all projecting `card` alone. */
export const indexes = {
  byOwner: { pk: 'owner', sk: 'ownerAt' },
  byPublic: { pk: 'public', sk: 'publicAt' },
  byGrid: { pk: 'grid', sk: 'queueAt' },
  byCommunity: { pk: 'community', sk: 'queueAt' },
  byStreet: { pk: 'street', sk: 'queueAt' },
  byDistrict: { pk: 'district', sk: 'queueAt' },
  byDue: { pk: 'due', sk: 'dueAt' },
} as const satisfies Record<string, Index>
export type IndexName = keyof typeof indexes

const queueIndexes = { grid: 'byGrid', community: 'byCommunity', street: 'byStreet', district: 'byDistrict' } as const
export type QueueLevel = keyof typeof queueIndexes
export const queueLevels: QueueLevel[] = ['grid', 'community', 'street', 'district']

export const isQueueLevel = (level: Level | undefined): level is QueueLevel =>
  queueLevels.some((known) => known === level)
export const queueIndex = (level: QueueLevel): IndexName => queueIndexes[level]

/** What is listed by area: cases by their stage; what has no stage of its own stands as open. */
export type Listed =
  | 'ticket'
  | 'join'
  | 'request'
  | 'building'
  | 'grant'
  | 'audit'
  | 'care'
  | 'post'
  | 'call'
  | 'channel'
  | 'notice'
  | 'alert'

/** The partition of a list: one area, one stage of one kind. */
export const queueOf = (kind: Listed, area: string, stage: Stage) => `${area}#${kind}#${stage}`

/** Where the list of an area is: a city's holds only what is held by the city itself. Buildings and households have none. */
export function listIndexOf(area: string): IndexName | undefined {
  const level = levelOf(area)
  if (level === 'city') return queueIndexes.district
  return isQueueLevel(level) ? queueIndex(level) : undefined
}

/**
 * The index attributes that put something into the list of the area that holds it and of every area above, up to the
 * district; what a city holds stands in a list of its own.
 */
export function queueKeys(kind: Listed, holder: string, stage: Stage, queueAt: string): Record<string, string> {
  const attributes: Record<string, string> = { queueAt }
  if (levelOf(holder) === 'city') attributes.district = queueOf(kind, holder, stage)
  for (const level of queueLevels) {
    const area = ancestorAt(holder, level)
    if (area) attributes[level] = queueOf(kind, area, stage)
  }
  return attributes
}

/** The list of how far one notice got with the buildings of an area. */
export const reachListOf = (notice: string, area: string) => `${area}#reach#${notice}`

/** The index attributes that put a building's count of a notice into such a list of every area that it lies in. */
export function reachKeys(notice: string, building: string): Record<string, string> {
  const attributes: Record<string, string> = { queueAt: building }
  for (const level of queueLevels) {
    const area = ancestorAt(building, level)
    if (area) attributes[level] = reachListOf(notice, area)
  }
  return attributes
}

/** The due index is spread over shards so that no partition is hot; a case's shard follows from its id. */
export const DUE_SHARDS = 8
export const dueShard = (shard: number) => `DUE#${shard}`
export function dueKeys(id: string, dueAt: string): { due: string; dueAt: string } {
  return { due: dueShard(sumOf(id) % DUE_SHARDS), dueAt }
}

function sumOf(id: string): number {
  let sum = 0
  for (const character of id) sum = (sum * 31 + character.charCodeAt(0)) % 65_521
  return sum
}

/** Alerts are due in shards of their own, walked by a function of their own: whatever else is due holds up none of them. */
export const URGENT_SHARDS = 4
export const urgentShard = (shard: number) => `URGENT#${shard}`
export function urgentKeys(id: string, dueAt: string): { due: string; dueAt: string } {
  return { due: urgentShard(sumOf(id) % URGENT_SHARDS), dueAt }
}

/** The table as CreateTable takes it; the CDK stack and DynamoDB Local are both made from this. */
export function tableDefinition(tableName: string) {
  const attributes = new Set(['pk', 'sk', ...Object.values(indexes).flatMap((index) => [index.pk, index.sk])])
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: [...attributes].map((name) => ({ AttributeName: name, AttributeType: 'S' as const })),
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' as const },
      { AttributeName: 'sk', KeyType: 'RANGE' as const },
    ],
    GlobalSecondaryIndexes: Object.entries(indexes).map(([name, index]) => ({
      IndexName: name,
      KeySchema: [
        { AttributeName: index.pk, KeyType: 'HASH' as const },
        { AttributeName: index.sk, KeyType: 'RANGE' as const },
      ],
      Projection: { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: ['card'] },
    })),
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' as const },
  }
}
export const TTL_ATTRIBUTE = 'expiresAt'
