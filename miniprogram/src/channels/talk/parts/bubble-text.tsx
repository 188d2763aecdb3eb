import { useState } from 'react'
import type { Post } from '../../../../../shared/channels/post.ts'
import { Box, Words } from '../../../ui/base/box.tsx'
import { CallLink } from '../../../ui/base/call-link.tsx'
import { Tap } from '../../../ui/base/tap.tsx'
import { cx } from '../../../ui/cx.ts'
import { textParts } from '../../text-parts.ts'
import style from './bubble.module.scss'

/** The words of a post; who is meant stands before them, and a phone number in them can be called. */
export function BubbleText({ text, mentions }: { text: string; mentions: Post['mentions'] }) {
  const [open, setOpen] = useState(false)
  const folds = isLong(text)
  return (
    <>
      <Box className={cx(style.text, folds && !open && style.folded)}>
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
      {folds && (
        <Tap className={style.unfold} expanded={open} onTap={() => setOpen(!open)}>
          {open ? '收起' : '展开全文'}
        </Tap>
      )}
    </>
  )
}

/** So many characters, or lines, are shown before the rest is folded. */
const LONG = 300
const LINES = 12
const isLong = (text: string) => text.length > LONG || text.split('\n').length > LINES
