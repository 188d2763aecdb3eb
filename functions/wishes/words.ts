/** Words before they are kept: what everybody may read gives no family away, and all is checked. */
import { Refusal } from '../../shared/errors.ts'
import { type Known, tellingIn } from '../../shared/wishes/public-words.ts'
import { unlessDown } from '../channels/words.ts'
import type { WishPorts } from './ports.ts'

/** Throws `badInput` at the field where something tells which family it is. */
export function tellsNobody(fields: Record<string, string>, known?: Known): void {
  const wrong = Object.entries(fields).flatMap(([field, text]) => {
    const found = tellingIn(text, known)
    return found.length ? [[field, `公开的内容里不要写${found.join('、')}`] as const] : []
  })
  if (wrong.length) throw new Refusal('badInput', Object.fromEntries(wrong))
}

/** What the check says of words; throws `badInput` at the field for what must not be published at all. */
export async function checked(
  { checker, log }: Pick<WishPorts, 'checker' | 'log'>,
  openid: string,
  text: string,
  field = 'text',
): Promise<'pass' | 'review' | 'unchecked'> {
  const verdict = await unlessDown(() => checker.text(openid, text), log)
  if (verdict?.suggest === 'risky') throw new Refusal('badInput', { [field]: '这段话没有通过内容检查，请换个说法' })
  return verdict?.suggest ?? 'unchecked'
}
