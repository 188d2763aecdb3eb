/** What a post refers to, as its reader may see it; else plain words. */
import type { LinkCard, TicketLink } from '../../../../../shared/channels/link.ts'
import { Box } from '../../../ui/base/box.tsx'
import { Go } from '../../../ui/base/tap.tsx'
import { Icon } from '../../../ui/icon/icon.tsx'
import { linkIcons, linkSeen, linkWords } from '../../../words/link.ts'
import style from './link-card.module.scss'

export function LinkTo({ link }: { link: LinkCard }) {
  const seen = linkSeen(link)
  const icon = linkIcons[link.kind]
  const word = linkWords[link.kind]
  if (!seen)
    return (
      <Box className={style.plain}>
        <Icon name={icon} /> 提到了一件{word}
      </Box>
    )
  return (
    <Go to={seen.to} className={style.card} label={`${word}：${seen.title}，${seen.state}`}>
      <Icon name={icon} className={style.icon} />
      <Box as='span' className={style.words}>
        <Box as='span' className={style.title}>
          {seen.title}
        </Box>
        {seen.excerpt && (
          <Box as='span' className={style.excerpt}>
            {seen.excerpt}
          </Box>
        )}
        <Box as='span' className={style.state}>
          {word} · {seen.state}
        </Box>
      </Box>
    </Go>
  )
}

/** That a ticket was made of the post, and how it stands to who may see it. */
export function MadeTicket({ ticket }: { ticket: TicketLink }) {
  const seen = linkSeen(ticket)
  if (!seen)
    return (
      <Box className={style.plain}>
        <Icon name='clipboard-list' /> 已转为诉求
      </Box>
    )
  return (
    <Go to={seen.to} className={style.made}>
      <Icon name='clipboard-list' /> 已转为诉求 · {seen.state}
      <Icon name='chevron-right' />
    </Go>
  )
}
