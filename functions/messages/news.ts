/** News: what one person is told by one message, of something that is theirs. */
import type { MessageBody, Words } from '../../shared/messages/message.ts'
import { messageOf } from '../../shared/messages/message.ts'
import type { Template } from '../../shared/messages/templates.ts'

interface NewsBy<T extends Template> {
  template: T
  words: Words<T>
  person: string
  /** The id of what it opens. */
  opens: string
  /** It may take the person's last credit; what may not leaves that for what matters more. */
  mayTakeLast: boolean
}
export type News = { [T in Template]: NewsBy<T> }[Template]

export const bodyOf = <T extends Template>({ template, words, opens }: NewsBy<T>): MessageBody =>
  messageOf(template, words, opens)
