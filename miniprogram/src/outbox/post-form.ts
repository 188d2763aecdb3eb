/** What is being written in a channel or a thread, as its page holds it and as a draft keeps it. */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { newPost, postId } from '../../../shared/channels/post.ts'
import { photoId } from '../../../shared/photos/contract.ts'

export const postForm = z.object({
  text: z.string(),
  /** Those that were looked at already; one that is still on its way is not kept. */
  photos: z.array(photoId),
  /** Whose posts are meant, with the names to show. */
  mentions: z.array(z.object({ id: postId, name: z.string() })),
  call: z.boolean(),
})
export type PostForm = z.infer<typeof postForm>

export const emptyPost: PostForm = { text: '', photos: [], mentions: [], call: false }

/** The name of the draft of a channel, or of a thread in it. */
export const postDraft = (channel: string, thread?: string) => `post:${thread ?? channel}`

/** The request that a form makes. `confirmed`: what looks personal in it is meant to be public. */
export const postBody = (form: PostForm, confirmed: boolean, thread?: string): z.input<typeof newPost> => ({
  text: form.text.trim(),
  photos: form.photos,
  mentions: form.mentions.map(({ id }) => id),
  call: form.call,
  confirmed,
  ...(thread === undefined ? {} : { thread }),
})

/** The form that would make a request again, and the thread that it is for. */
export function formOfItem(body: unknown): (PostForm & { thread: string | undefined }) | undefined {
  const read = z.safeParse(newPost, body)
  if (!read.success) return undefined
  const { text, photos, mentions, call, thread } = read.data
  return { text, photos, mentions: mentions.map((id) => ({ id, name: '邻居' })), call, thread }
}
