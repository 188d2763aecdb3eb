import type { HelpParty } from '../../../../shared/help/lifecycle.ts'

/** How I stand to a request, in a word for its letter; nothing where I have nothing to do with it, or others were taken. */
export function standingOf({
  parties,
  accepted,
  wanted,
}: {
  parties: readonly HelpParty[]
  accepted: number
  wanted: number
}): string | undefined {
  if (parties.includes('asker')) return '我发的'
  if (parties.includes('helper')) return '您来帮忙'
  return parties.includes('offerer') && accepted < wanted ? '您已应答' : undefined
}
