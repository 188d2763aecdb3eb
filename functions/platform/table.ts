/**
 * The single-table design: every index and what is asked of it; keys, with what is asked by them, in keys/ by what they are of.
 *
 * | access pattern                                   | request                                                        |
 * | ------------------------------------------------ | -------------------------------------------------------------- |
 * | my tickets, joins, requests, newest first        | Query byOwner, owner = <person>#<kind>                         |
 * | the public tickets of a community, newest first  | Query byPublic, public = <community>                           |
 * | the queue of a grid / community / street / district, by kind, stage and clock | Query byGrid, byCommunity, byStreet, byDistrict |
 * | the queue of a city, of a building               | Query byDistrict of its districts; byGrid, of which the building's are kept |
 * | what is due, over all kinds of case; alerts apart | Query byDue, due = DUE#<shard> (URGENT#<shard>), dueAt <= now  |
 * | who is to be told of an alert by another way now | Query byDue, due = WAYS#<shard>, dueAt <= now                  |
 *
 * Every index is sparse and carries only the card of a list. Times inside items are ISO 8601 strings; `expiresAt`, the
 * table's TTL, is epoch seconds as DynamoDB wants it. Expired items may linger, so readers check it themselves.
 */
import { ancestorAt, type Level, levelOf } from '../../shared/areas/code.ts'
import type { Stage } from '../../shared/lifecycle.ts'
import { casesKeys } from './keys/cases.ts'
import { devicesKeys } from './keys/devices.ts'
import { helpKeys } from './keys/help.ts'
import { hoursKeys } from './keys/hours.ts'
import { incidentsKeys } from './keys/incidents.ts'
import { peopleKeys } from './keys/people.ts'
import { placesKeys } from './keys/places.ts'
import { talkKeys } from './keys/talk.ts'
import { teamsKeys } from './keys/teams.ts'
import { wishesKeys } from './keys/wishes.ts'

export interface Key {
  pk: string
  sk: string
}

export const keys = {
  ...peopleKeys,
  ...placesKeys,
  ...talkKeys,
  ...casesKeys,
  ...devicesKeys,
  ...incidentsKeys,
  ...teamsKeys,
  ...helpKeys,
  ...hoursKeys,
  ...wishesKeys,
}

/** The topics of the relay: a person, an area that staff watch, a channel, a grid where people live, an area that is warned, a notice. */
export const topics = {
  person: (person: string) => `PERSON#${person}`,
  area: (code: string) => `AREA#${code}`,
  /** Who reads a channel. */
  channel: (channel: string) => `CHANNEL#${channel}`,
  /** Who lives in a grid. */
  lives: (grid: string) => `LIVES#${grid}`,
  /** Who serves in a community, street or district, or says they live there. */
  warned: (area: string) => `WARNED#${area}`,
  /** Who has a notice open. */
  notice: (notice: string) => `NOTICE#${notice}`,
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
  | 'incident'
  | 'drill'
  | 'talk'
  | 'team'
  | 'activity'
  | 'device'
  | 'point'
  | 'help'
  | 'thing'
  | 'move'
  | 'wish'
  | 'servicePost'
  | 'holding'

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

/** The list of how far one announcement got with the buildings of an area. */
export const reachListOf = (announcement: string, area: string) => `${area}#reach#${announcement}`

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

/** Who is to be told by message, SMS or call is due in shards of its own: however many they are, no alert waits for them. */
export const WAY_SHARDS = 2
export const wayShard = (shard: number) => `WAYS#${shard}`
export function wayKeys(alert: string, dueAt: string): { due: string; dueAt: string } {
  return { due: wayShard(sumOf(alert) % WAY_SHARDS), dueAt }
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
