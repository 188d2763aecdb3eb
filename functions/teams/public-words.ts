/** Words that everybody will read: looked at by WeChat before they are kept as public. */
import { Refusal } from '../../shared/errors.ts'
import { labelIds, OTHER, riskWords } from '../../shared/moderation/labels.ts'
import { checkWords } from '../channels/words.ts'
import type { TeamPorts } from './ports.ts'

/** Whether they pass; undefined where WeChat can't be asked about now. Throws at the field where they are risky. */
export async function passes(
  ports: Pick<TeamPorts, 'checker' | 'log'>,
  openid: string,
  words: readonly string[],
  field: string,
): Promise<boolean | undefined> {
  const verdict = await checkWords(ports, openid, words.filter(Boolean).join('\n'))
  if (verdict?.suggest === 'risky') {
    const label = labelIds.find((known) => known === verdict.label) ?? OTHER
    throw new Refusal('badInput', { [field]: `${riskWords(label)}，请改一改再试` })
  }
  return verdict && verdict.suggest === 'pass'
}

/**
 * Throws where they are risky. What WeChat has doubts about, or can't be asked about now, `vouched` lets pass: staff say it, or
 * staff have to agree before anybody sees it; of anybody else it is refused, and what was typed stays with them.
 */
export async function mayBePublic(
  ports: Pick<TeamPorts, 'checker' | 'log'>,
  openid: string,
  words: readonly string[],
  vouched: boolean,
  doubted: { field: string; words: string } = { field: 'text', words: '这些文字要请社区工作人员看过，请他们来发布' },
): Promise<void> {
  const passed = await passes(ports, openid, words, doubted.field)
  if (vouched || passed) return
  if (passed === undefined) throw new Refusal('unavailable')
  throw new Refusal('badInput', { [doubted.field]: doubted.words })
}
