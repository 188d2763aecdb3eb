import type { ChannelCard } from '../../../shared/channels/reading.ts'
import { paths } from '../paths.ts'
import { Box } from '../ui/base/box.tsx'
import { Icon } from '../ui/icon/icon.tsx'
import { LetterLink } from '../ui/parts/letter-link.tsx'
import { kindIcons, kindWords, unreadWords } from '../words/post.ts'
import { momentWords } from '../words/time.ts'
import style from './channels.module.scss'

/** A channel in the list: its name, its last words, when, and how much is new. `onOpen` opens it beside the list. */
export function ChannelLetter({
  channel,
  now,
  chosen,
  onOpen,
}: {
  channel: ChannelCard
  now: number
  chosen?: boolean | undefined
  onOpen?: (() => void) | undefined
}) {
  const { id, name, kind, seq, last, unread, muted } = channel
  return (
    <LetterLink
      to={paths.channel(id)}
      onTap={onOpen}
      chosen={chosen}
      title={
        <Box as='span' className={style.name}>
          <Icon name={kindIcons[kind]} className={style.kind} />
          <Box as='span'>{name}</Box>
        </Box>
      }
      tag={
        <Box as='span' className={style.tags}>
          {muted && (
            <Box as='span' className={style.muted}>
              <Icon name='bell-off' /> 免打扰
            </Box>
          )}
          {unread > 0 && (
            <Box as='span' className={muted ? style.quiet : style.unread}>
              {unreadWords(unread)}
            </Box>
          )}
        </Box>
      }
    >
      {last ? (
        <>
          <Box as='span' className={style.words}>
            {last.name}：{last.excerpt}
          </Box>
          <Box as='span' className={style.when}>
            {momentWords(last.at, now)}
          </Box>
        </>
      ) : (
        <Box as='span' className={style.when}>
          {seq > 0 ? '最近的一条看不到了，点开看前面的' : `${kindWords[kind]}，还没有人说话，打个招呼吧`}
        </Box>
      )}
    </LetterLink>
  )
}
