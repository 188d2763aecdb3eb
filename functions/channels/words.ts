/** The words of a post before they are published: what looks personal is asked about, and the rest is checked in time. */
import { sensitiveIn, sensitiveWords } from '../../shared/channels/sensitive.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Verdict } from '../wechat/checker.ts'
import type { ChannelPorts } from './ports.ts'

/** How long who posts waits for the check, in milliseconds; after that the post waits. */
const PATIENCE = 1500

/** Throws `sensitive`, naming what was found, unless its author says that it is meant to be public. */
export function askIfSensitive(text: string, confirmed: boolean): void {
  const found = confirmed ? [] : sensitiveIn(text)
  if (found.length)
    throw new Refusal('sensitive', { text: `像是有${found.map((kind) => sensitiveWords[kind]).join('、')}` })
}

/** All the words of a post. */
export const wordsOf = ({ text, place }: { text: string; place?: { name?: string | undefined } | undefined }): string =>
  [text, place?.name].filter(Boolean).join('\n')

/** What the check says of these words; undefined when it can't be had in time. Words that there are none of pass. */
export async function checkWords(
  { checker, log }: Pick<ChannelPorts, 'checker' | 'log'>,
  openid: string,
  words: string,
): Promise<Verdict | undefined> {
  if (words === '') return { suggest: 'pass', label: 100 }
  return unlessDown(() => checker.text(openid, words), log)
}

/** An answer of the checker, or undefined where there is none in time. */
export async function unlessDown<T>(ask: () => Promise<T>, log: ChannelPorts['log']): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE)
  })
  try {
    return await Promise.race([ask(), late])
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    log.warn('The content check could not be had', { code: error.code })
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
