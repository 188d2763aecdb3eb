import type { Post } from '../../../../../shared/channels/post.ts'
import { Box, Words } from '../../../ui/base/box.tsx'
import { CallLink } from '../../../ui/base/call-link.tsx'
import { textParts } from '../../text-parts.ts'
import style from './bubble.module.scss'

/** The words of a post; who is meant stands before them, and a phone number in them can be called. */
export function BubbleText({ text, mentions }: { text: string; mentions: Post['mentions'] }) {
  return (
    <Box className={style.text}>
      {mentions.map(({ name }) => (
        <Words key={name} className={style.mention}>
          @{name}{' '}
        </Words>
      ))}
      {textParts(text).map((part, at) =>
        part.kind === 'phone' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have an order and no other name
          <CallLink key={at} number={part.number} className={style.phone}>
            {part.text}
          </CallLink>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have an order and no other name
          <Words key={at}>{part.text}</Words>
        ),
      )}
    </Box>
  )
}
