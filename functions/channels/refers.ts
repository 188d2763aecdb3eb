/** What a new post refers to: a place, something that its author sees. */
import type { LinkRef } from '../../shared/channels/link.ts'
import { Refusal } from '../../shared/errors.ts'
import { parseArea } from '../areas/area.ts'
import type { Actor } from '../people/actor.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { linkSeen } from './linked.ts'
import type { StoredPost } from './post.ts'

/** Where it is, as it is shown. Throws `badInput` for an area that is not there. */
export function placedAt(given: Given | undefined, item: Item | undefined): StoredPost['place'] {
  if (!given) return undefined
  const { area: code, name } = given
  if (code === undefined) return name === undefined ? undefined : { name }
  const area = parseArea(item)
  if (!area || area.closedAt) throw new Refusal('badInput', { 'place.area': '没有这个地点，或已停用' })
  return { area: code, name: [area.fullName, name].filter(Boolean).join(' ') }
}
type Given = { name?: string | undefined; area?: string | undefined }

/** What it is about, which its author must see. */
export function linkable(ref: LinkRef | undefined, item: Item | undefined, actor: Actor) {
  if (!ref) return undefined
  const card = linkSeen(ref, item, actor)
  if (!card.seen) throw new Refusal('badInput', { link: '要链接的内容看不到了' })
  return { ref, card }
}

/** So that what it is about knows of it. */
export const linkWrite = (target: string, { card }: StoredPost): Write => ({
  put: { ...keys.linked(target, card.area, card.id), channel: card.channel },
})
