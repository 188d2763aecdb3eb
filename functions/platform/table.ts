/**
 * The single-table design: every key, every index and every access pattern, in one place.
 *
 * | access pattern                                   | request                                                        |
 * | ------------------------------------------------ | -------------------------------------------------------------- |
 * | a person with homes and roles                    | Get PERSON#<id> / PERSON                                       |
 * | the person behind an openid                      | Get OPENID#<openid> / OPENID                                   |
 * | who looked at a person's data, newest first      | Query PERSON#<id>, LOOK#…                                      |
 * | an area; the areas right under an area           | Get, Query AREA#<parent> / AREA#<code>                         |
 * | a household; the households of a building        | Get, Query HOUSEHOLDS#<building> / HOUSEHOLD#<code>            |
 * | a photo                                          | Get PHOTO#<id> / PHOTO                                         |
 * | a ticket; its timeline                           | Get TICKET#<id> / TICKET; Query TICKET#<id>, ENTRY#…           |
 * | whether a person supports a ticket               | Get TICKET#<id> / SUPPORT#<person>                             |
 * | the answer given to an idempotency key           | Get IDEMPOTENCY#<person>#<key> / IDEMPOTENCY                   |
 * | my tickets, newest first                         | Query byOwner, owner = <person>                                |
 * | the public tickets of a community, newest first  | Query byPublic, public = <community>                           |
 * | the queue of a grid / community / street / district, by stage and clock | Query byGrid, byCommunity, byStreet, byDistrict |
 * | what is due, over all kinds of case              | Query byDue, due = DUE#<shard>, dueAt <= now                   |
 * | a socket; the sockets that listen to a topic     | Get SOCKET#<id> / SOCKET; Query TOPIC#<topic>, SOCKET#…        |
 *
 * Every index is sparse and carries only the card of a list. Times inside items are ISO 8601 strings; `expiresAt`, the
 * table's TTL, is epoch seconds as DynamoDB wants it. Expired items may linger, so readers check it themselves.
 */
import { ancestorAt, type Level, parentOf } from '../../shared/areas/code.ts'
import type { Stage } from '../../shared/lifecycle.ts'

export interface Key {
  pk: string
  sk: string
}

export const keys = {
  person: (person: string): Key => ({ pk: `PERSON#${person}`, sk: 'PERSON' }),
  openid: (openid: string): Key => ({ pk: `OPENID#${openid}`, sk: 'OPENID' }),
  look: (person: string, look: string): Key => ({ pk: `PERSON#${person}`, sk: `LOOK#${look}` }),
  area: (code: string): Key => ({ pk: `AREA#${parentOf(code) ?? 'ROOT'}`, sk: `AREA#${code}` }),
  household: (code: string): Key => ({ pk: `HOUSEHOLDS#${parentOf(code)}`, sk: `HOUSEHOLD#${code}` }),
  photo: (photo: string): Key => ({ pk: `PHOTO#${photo}`, sk: 'PHOTO' }),
  ticket: (ticket: string): Key => ({ pk: `TICKET#${ticket}`, sk: 'TICKET' }),
  entry: (ticket: string, seq: number): Key => ({
    pk: `TICKET#${ticket}`,
    sk: `ENTRY#${String(seq).padStart(6, '0')}`,
  }),
  support: (ticket: string, person: string): Key => ({ pk: `TICKET#${ticket}`, sk: `SUPPORT#${person}` }),
  idempotency: (person: string, key: string): Key => ({ pk: `IDEMPOTENCY#${person}#${key}`, sk: 'IDEMPOTENCY' }),
  socket: (socket: string): Key => ({ pk: `SOCKET#${socket}`, sk: 'SOCKET' }),
  listener: (topic: string, socket: string): Key => ({ pk: `TOPIC#${topic}`, sk: `SOCKET#${socket}` }),
}

/** The topics of the relay: a person, or an area that staff watch. */
export const topics = {
  person: (person: string) => `PERSON#${person}`,
  area: (code: string) => `AREA#${code}`,
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

/** The partition of a queue: one area, one stage of one kind of case. */
export const queueOf = (kind: 'ticket', area: string, stage: Stage) => `${area}#${kind}#${stage}`

/** The index attributes that put a case into the queue of the area that holds it and of every area above. */
export function queueKeys(kind: 'ticket', holder: string, stage: Stage, queueAt: string): Record<string, string> {
  const attributes: Record<string, string> = { queueAt }
  for (const level of queueLevels) {
    const area = ancestorAt(holder, level)
    if (area) attributes[level] = queueOf(kind, area, stage)
  }
  return attributes
}

/** The due index is spread over shards so that no partition is hot; a case's shard follows from its id. */
export const DUE_SHARDS = 8
export const dueShard = (shard: number) => `DUE#${shard}`
export function dueKeys(id: string, dueAt: string): { due: string; dueAt: string } {
  let sum = 0
  for (const character of id) sum = (sum * 31 + character.charCodeAt(0)) % 65_521
  return { due: dueShard(sum % DUE_SHARDS), dueAt }
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
