import type { Warning } from '../../../../shared/warnings/warning.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import { LetterLink } from '../../ui/parts/letter-link.tsx'
import { momentWords } from '../../words/time.ts'
import { untilWords, warningStateWord } from '../../words/warning.ts'
import style from './warning.module.scss'
import { WarningBand } from './warning-band.tsx'

/** A message of a warning in a list. */
export function WarningLetter({
  warning,
  now,
  chosen,
  onTap,
}: {
  warning: Warning
  now: number
  chosen?: boolean | undefined
  /** Opens it beside the list, instead of its page. */
  onTap?: (() => void) | undefined
}) {
  const { id, headline, issuer, area, relayedAt } = warning
  const over = warningStateWord(warning, now)
  return (
    <LetterLink
      to={paths.warning(id)}
      onTap={onTap}
      chosen={chosen}
      title={headline}
      lines={[
        `${issuer} · ${area.name}`,
        over
          ? `${momentWords(relayedAt, now)} 转发`
          : `${momentWords(relayedAt, now)} 转发，${untilWords(warning, now)}`,
      ]}
    >
      <Box as='span' className={style.marks}>
        <WarningBand warning={warning} small />
        <Tag icon={over ? 'circle-check' : 'siren'} {...(over ? {} : { tone: 'amber' as const })}>
          {over ?? '生效中'}
        </Tag>
      </Box>
    </LetterLink>
  )
}
