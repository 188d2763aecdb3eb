import type { HelpParty } from '../../../../shared/help/lifecycle.ts'

/** How I stand to a request, in a word for its letter; nothing where I have nothing to do with it. */
export function standingOf(parties: readonly HelpParty[]): string | undefined {
  if (parties.includes('asker')) return '我发的'
  if (parties.includes('helper')) return '您来帮忙'
  return parties.includes('offerer') ? '您已应答' : undefined
}
