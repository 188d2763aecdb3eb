/**
 * The telephone: one port for what reaches somebody without the app, by SMS or by a call that speaks. A provider knows no message
 * again: one that is sent twice arrives twice, so only what surely was not sent may be sent again.
 */

/**
 * What is told. Neither names what happened, a room or a phone: an SMS lies open, and what is said of an illness is nobody's but
 * theirs. `answer`: to who may go there; `family`: to those whom they know; `over`: to them, that it has ended.
 */
export type Words = Spoken | { to: 'over'; name: string }
/** What is said in a call too. */
export type Spoken = { to: 'answer'; place: string } | { to: 'family'; name: string; place: string }

/**
 * What became of it. `sent`: taken by the provider; `refused`: this number takes none; `again`: surely not sent, it may be tried
 * later; `unsure`: nobody knows; `failed`: not sent, and it would not be another time; `wrong`: nor would any other: a template, a
 * signature, the account.
 */
export type Telling =
  | { outcome: 'sent' | 'unsure' }
  /** `code`: the provider's own word for it. */
  | { outcome: 'refused' | 'again' | 'failed' | 'wrong'; code: string }

export interface Telephone {
  /** `phone`: a number of China without its country code. `about`: an id, by which the provider's log can be asked. */
  sms(phone: string, words: Words, about: string): Promise<Telling>
  voice(phone: string, words: Spoken, about: string): Promise<Telling>
}
