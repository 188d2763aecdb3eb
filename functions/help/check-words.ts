/** What somebody writes to neighbours is checked first, as in channels: what passes is shown, what does not waits for staff. */

import { Refusal } from '../../shared/errors.ts'
import type { HelpHeldBack } from '../../shared/help/request.ts'
import { checkWords } from '../channels/words.ts'
import { parsePerson } from '../people/actor.ts'
import type { Item } from '../platform/dynamo.ts'
import type { HelpPorts } from './ports.ts'

/** The openid by which WeChat knows who writes; the actor doesn't carry it. */
export function openidOf(person: Item | undefined): string {
  const openid = parsePerson(person)?.openid
  if (!openid) throw new Refusal('notSignedIn')
  return openid
}

/** Why neighbours are not to see words; nothing where they pass. */
export async function heldBackBy(ports: HelpPorts, openid: string, words: string): Promise<HelpHeldBack | undefined> {
  const verdict = await checkWords(ports, openid, words)
  if (!verdict) return 'unchecked'
  return verdict.suggest === 'pass' ? undefined : verdict.suggest
}

/** Words that nobody looks at before they are read: what is risky is refused, and what can't be checked waits with who writes. */
export async function mustPass(ports: HelpPorts, openid: string, words: string, field: string): Promise<void> {
  if (!words) return
  const verdict = await checkWords(ports, openid, words)
  if (!verdict) throw new Refusal('unavailable')
  if (verdict.suggest !== 'pass') throw notPassed(field)
}

const UNCHECKED = '（原因没能检查，所以没有显示）'

/**
 * A reason as the others are shown it. What is risky is refused; what can't be checked is not shown, and holds up nobody: whoever would
 * come in vain is to know that they need not.
 */
export async function shownWords(ports: HelpPorts, openid: string, words: string, field: string): Promise<string> {
  const verdict = await checkWords(ports, openid, words)
  if (!verdict) return UNCHECKED
  if (verdict.suggest !== 'pass') throw notPassed(field)
  return words
}

const notPassed = (field: string) => new Refusal('badInput', { [field]: '这段话没有通过内容检查，请改一下再发' })
