/** What is being written in a channel or a thread, as its page holds it and as a draft keeps it. */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { MEANT_MAX, MENTIONS_MAX } from '../../../shared/channels/limits.ts'
import { linkRef } from '../../../shared/channels/link.ts'
import { type Meant, meant } from '../../../shared/channels/members.ts'
import { newPost, postId } from '../../../shared/channels/post.ts'
import { photoId } from '../../../shared/photos/contract.ts'

export const postForm = z.object({
  text: z.string(),
  /** Those that were looked at already; one that is still on its way is not kept. */
  photos: z.array(photoId),
  /** Whose posts are meant, with the names to show. */
  mentions: z.array(z.object({ id: postId, name: z.string() })),
  /** Whom it means by the names that the channel shows. */
  members: z._default(z.array(meant), []),
  call: z.boolean(),
  /** Where it is: an area by its name, words, or both. */
  place: z.optional(z.object({ area: z.optional(z.string()), areaName: z.optional(z.string()), words: z.string() })),
  /** What it is about, with the name to show. */
  link: z.optional(z.object({ ref: linkRef, title: z.string() })),
})
export type PostForm = z.infer<typeof postForm>

export const emptyPost: PostForm = { text: '', photos: [], mentions: [], members: [], call: false }

/** The name of the draft of a channel, or of a thread in it. */
export const postDraft = (channel: string, thread?: string) => `post:${thread ?? channel}`

/** The request that a form makes. `confirmed`: what looks personal in it is meant to be public. */
export const postBody = (form: PostForm, confirmed: boolean, thread?: string): z.input<typeof newPost> => ({
  text: form.text.trim(),
  photos: form.photos,
  mentions: form.mentions.map(({ id }) => id),
  members: form.members,
  call: form.call,
  confirmed,
  ...(form.place ? { place: placeOf(form.place) } : {}),
  ...(form.link ? { link: form.link.ref } : {}),
  ...(thread === undefined ? {} : { thread }),
})

const placeOf = ({ area, words }: NonNullable<PostForm['place']>) => {
  const name = words.trim()
  return { ...(name ? { name } : {}), ...(area ? { area } : {}) }
}

/** Where a form says that it is. */
export const placeWords = ({ areaName, words }: NonNullable<PostForm['place']>): string =>
  [areaName, words.trim()].filter(Boolean).join(' ')

/** Whether nothing was written yet: what it is about says something by itself. */
export const isBlank = ({ text, photos, link }: PostForm): boolean =>
  text.trim() === '' && photos.length === 0 && link === undefined

/** Whether one more may be meant: at all, and by name. */
export const roomToMean = ({ mentions, members }: Pick<PostForm, 'mentions' | 'members'>) => {
  const any = mentions.length + members.length < MENTIONS_MAX
  return { any, byName: any && members.length < MEANT_MAX }
}

/** Why no more may be meant, or why a form that means more can't be sent. */
export const MEANT_WORDS = `一条发言最多提到 ${MENTIONS_MAX} 位，其中按姓找的最多 ${MEANT_MAX} 位`

export const meansTooMany = ({ mentions, members }: PostForm): boolean =>
  mentions.length + members.length > MENTIONS_MAX || members.length > MEANT_MAX

/** With the author of a post meant too; each name once. Unchanged where no more may be. */
export function alsoMeaning({ mentions, members }: PostForm, said: PostForm['mentions'][number]): Partial<PostForm> {
  const others = mentions.filter(({ name }) => name !== said.name)
  return roomToMean({ mentions: others, members }).any ? { mentions: [...others, said] } : {}
}

/** With somebody meant by name too. Unchanged where no more may be. */
export function alsoNaming({ mentions, members }: PostForm, { name, building }: Meant): Partial<PostForm> {
  const others = members.filter((other) => other.name !== name || other.building !== building)
  const named = { name, ...(building ? { building } : {}) }
  return roomToMean({ mentions, members: others }).byName ? { members: [...others, named] } : {}
}

/** What was written before a limit held is taken back whole all the same. */
const written = z.extend(newPost, {
  mentions: z._default(z.array(postId), []),
  members: z._default(z.array(meant), []),
})

/** The form that would make a request again, and the thread that it is for. */
export function formOfItem(body: unknown): (PostForm & { thread: string | undefined }) | undefined {
  const read = z.safeParse(written, body)
  if (!read.success) return undefined
  const { text, photos, mentions, members, call, thread, place, link } = read.data
  return {
    text,
    photos,
    mentions: mentions.map((id) => ({ id, name: '邻居' })),
    members,
    call,
    thread,
    ...(place ? { place: { area: place.area, areaName: place.area && '之前选的地点', words: place.name ?? '' } } : {}),
    ...(link ? { link: { ref: link, title: '之前选的内容' } } : {}),
  }
}
