/** What was recalled comes back to where it was written, before what is being written there. */
import type { Post } from '../../../../../shared/channels/post.ts'
import { emptyPost, type PostForm, postDraft, postForm } from '../../../outbox/post-form.ts'
import { drafts } from '../../../outbox/use-draft.ts'

/** Photos belong to the post, so they are chosen anew. */
export function withRecalled(form: PostForm, { text, place, link }: Post): PostForm {
  const seen = link?.seen
  const ref = link && seen ? { ref: { kind: link.kind, id: seen.id }, title: seen.title } : undefined
  return {
    ...form,
    text: [text, form.text].filter(Boolean).join('\n'),
    place: form.place ?? (place && { words: place.name }),
    link: form.link ?? ref,
  }
}

/** The same where it is not being written just now. */
export function giveBack(person: string, post: Post) {
  const name = postDraft(post.channel, post.thread)
  drafts.write(person, name, withRecalled(drafts.read(person, name, postForm) ?? emptyPost, post))
}
