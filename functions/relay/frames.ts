/** Frames from timeline entries and from the logs of channels: whom they go to, and what they say. */

import { ancestorAt, levels } from '../../shared/areas/code.ts'
import type { Frame } from '../../shared/sockets/contract.ts'
import type { CaseEntry } from '../cases/case.ts'
import { authorKey } from '../channels/author-key.ts'
import type { Row, StoredEvent } from '../channels/log.ts'
import { fromRow, NOTHING_OWN } from '../channels/view.ts'
import { topics } from '../platform/table.ts'

export const frameOf = ({ caseId, version, at }: Pick<CaseEntry, 'caseId' | 'version' | 'at'>): Frame => ({
  type: 'caseChanged',
  id: caseId,
  version,
  at,
})

/** The persons whose case it is, the staff of every area that it was or is held in, or of one above, and of a notice who has it open. */
export function topicsOf({ audience, caseId }: Pick<CaseEntry, 'audience' | 'caseId'>): string[] {
  const areas = audience.areas.flatMap((code) => levels.map((level) => ancestorAt(code, level)))
  const reached = areas.filter((code) => code !== undefined)
  const open = caseId.startsWith('ntc_') ? [topics.notice(caseId)] : []
  return [...new Set([...audience.people.map(topics.person), ...reached.map(topics.area), ...open])]
}

type Moved = Extract<Frame, { type: 'channelMoved' }>
type Reacted = Extract<Frame, { type: 'reacted' }>

/** In bytes: API Gateway takes frames of 32 KB in a message of 128 KB, and meters each 32 KB as a message. */
const EVENT_MAX = 16 * 1024

/** To nobody: an event that goes to many is told as a stranger sees it. */
const STRANGER = ''
const noPhotos = () => Promise.reject(new Error('A frame carries no photos'))

const whereOf = ({ channel, thread }: Pick<Row, 'channel' | 'thread'>) => ({ channel, ...(thread ? { thread } : {}) })

/**
 * That something happened in a channel or a thread. A post that reads the same to everybody goes along; one with photos,
 * whose addresses live shortly, with mentions or with a link is fetched by those who look at the channel.
 */
export async function movedFrame(said: StoredEvent): Promise<Moved> {
  const moved = { type: 'channelMoved' as const, ...whereOf(said), seq: said.seq }
  if (said.what === 'changed') return moved
  const from = authorKey(said.authorId, said.channel)
  const differs = said.photos.length || said.mentions.length || said.link || said.ticket
  if (differs || said.state !== 'shown') return { ...moved, from }
  const post = await fromRow(said, STRANGER, NOTHING_OWN, noPhotos)
  const event = { seq: said.seq, what: 'posted' as const, post }
  return Buffer.byteLength(JSON.stringify(event)) > EVENT_MAX ? { ...moved, from } : { ...moved, from, event }
}

/** What is counted of a post now, if that is what changed of it. */
export function reactedFrame(before: StoredEvent, after: StoredEvent): Reacted | undefined {
  if (before.what === 'changed' || after.what === 'changed') return undefined
  const { id: post, reactions } = after
  if (JSON.stringify(sorted(before.reactions)) === JSON.stringify(sorted(reactions))) return undefined
  return { type: 'reacted', ...whereOf(after), post, reactions }
}

const sorted = (counts: Row['reactions']) => Object.entries(counts).sort()
