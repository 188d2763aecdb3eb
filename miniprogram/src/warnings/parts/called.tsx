import { textParts } from '../../channels/text-parts.ts'
import { Box, Words } from '../../ui/base/box.tsx'
import { CallLink } from '../../ui/base/call-link.tsx'
import style from './warning.module.scss'

/** Whom to ask, in its issuer's words; a tap on a number calls it. */
export function Called({ contact }: { contact: string }) {
  return (
    <Box>
      {textParts(contact).map((part, at) =>
        part.kind === 'phone' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have an order and no other name
          <CallLink key={at} number={part.number} className={style.call}>
            {part.text}
          </CallLink>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Words key={at}>{part.text}</Words>
        ),
      )}
    </Box>
  )
}
