/** News: what one person is told by one message, of something that is theirs. */
import { HOUR } from '../../shared/lifecycle.ts'
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
  /** It waits until quiet hours are over, though others of its template don't. */
  ordinary?: true
  /** It would come too late when they are over. */
  presses?: boolean
}
export type News = { [T in Template]: NewsBy<T> }[Template]

/** Of an alert, and of nobody being on duty, a person is told whatever hours they chose to be quiet. */
const loud: readonly Template[] = ['alertRings', 'dutyGap']

export const keepsQuiet = ({ template, ordinary, presses }: News): boolean =>
  !presses && (ordinary === true || !loud.includes(template))

/** Quiet hours are seldom longer, in milliseconds. */
const A_NIGHT = 12 * HOUR

/** Whether what is at that time may be over before quiet hours are. Both in ISO 8601. */
export const isSoon = (at: string, now: string): boolean => Date.parse(at) - Date.parse(now) < A_NIGHT

export const bodyOf = <T extends Template>({ template, words, opens }: NewsBy<T>): MessageBody =>
  messageOf(template, words, opens)
