/** What a post refers to, in words. */
import type { LinkCard } from '../../../shared/channels/link.ts'
import { helpLifecycle } from '../../../shared/help/lifecycle.ts'
import { noticeLifecycle } from '../../../shared/notices/lifecycle.ts'
import { type Path, paths } from '../paths.ts'
import type { IconName } from '../ui/icon/names.ts'
import { stateWord } from './ticket.ts'

export const linkWords: Record<LinkCard['kind'], string> = { ticket: '诉求', notice: '通知', help: '互助' }
export const linkIcons: Record<LinkCard['kind'], IconName> = {
  ticket: 'clipboard-list',
  notice: 'megaphone',
  help: 'hand-heart',
}

/** What of it may be seen: a title, how it stands, where it is; undefined for who may not know of it. */
export function linkSeen(link: LinkCard): { to: Path; title: string; excerpt: string; state: string } | undefined {
  if (!link.seen) return undefined
  const { id, title, excerpt } = link.seen
  switch (link.kind) {
    case 'ticket':
      return { to: paths.ticket(id), title, excerpt, state: stateWord(link.seen.state) }
    case 'notice':
      return { to: paths.notice(id), title, excerpt, state: noticeLifecycle.states[link.seen.state].word }
    case 'help':
      return { to: paths.helpCase(id), title, excerpt, state: helpLifecycle.states[link.seen.state].word }
  }
}
