/** Words that everybody will read: looked at by WeChat before they are kept as public. */
import { Refusal } from '../../shared/errors.ts'
import { labelIds, OTHER, riskWords } from '../../shared/moderation/labels.ts'
import { checkWords } from '../channels/words.ts'
import type { TeamPorts } from './ports.ts'

/**
 * Throws where they are risky. What WeChat has doubts about, or can't be asked about now, `vouched` lets pass: staff say it, or
 * staff have to agree before anybody sees it; of anybody else it is refused, and what was typed stays with them.
 */
export async function mayBePublic(
  ports: Pick<TeamPorts, 'checker' | 'log'>,
  openid: string,
  words: readonly string[],
  vouched: boolean,
): Promise<void> {
  const verdict = await checkWords(ports, openid, words.filter(Boolean).join('\n'))
  if (verdict?.suggest === 'risky') {
    const label = labelIds.find((known) => known === verdict.label) ?? OTHER
    throw new Refusal('badInput', { text: `${riskWords(label)}，请改一改再试` })
  }
  if (vouched || verdict?.suggest === 'pass') return
  if (!verdict) throw new Refusal('unavailable')
  throw new Refusal('badInput', { text: '这些文字要请社区工作人员看过，请他们来发布' })
}
