/** The warnings in force where one lives or serves, above everything else of a page. */
import type { Warning } from '../../../shared/warnings/warning.ts'
import { useNow } from '../live/use-now.ts'
import { paths } from '../paths.ts'
import { useMe } from '../session/store.ts'
import { Box } from '../ui/base/box.tsx'
import { cx } from '../ui/cx.ts'
import { Button, ButtonLink } from '../ui/parts/button.tsx'
import { Buttons } from '../ui/parts/prose.tsx'
import { useWarnings } from './in-force.ts'
import { tellOpened } from './opened.ts'
import { ReadAloud } from './parts/read-aloud.tsx'
import style from './parts/warning.module.scss'
import { WarningCard } from './parts/warning-card.tsx'
import { WarningLine } from './parts/warning-line.tsx'
import { mayFold, useSeen } from './seen.ts'

/** `whole`: what to do and until when, unless they were seen; `line`: one line, in the colour of the gravest; `not`: nothing. */
export type WarnedHow = 'whole' | 'line' | 'not'

/** So many lines at most; the rest are a tap away. */
const LINES = 3

export function Warned({
  how,
  wide,
}: {
  how: Exclude<WarnedHow, 'not'>
  /** Whether the page uses the whole width of a wide screen. */
  wide?: boolean | undefined
}) {
  const now = useNow()
  const me = useMe()
  const all = useWarnings(now)
  const { seen, see } = useSeen(me?.id)
  const [gravest] = all
  if (!gravest) return null
  if (how === 'line')
    return (
      <Box as='section' className={cx(style.warned, wide && style.wide)} label='生效中的预警' live='polite'>
        <WarningLine warning={gravest} others={all.length - 1} />
      </Box>
    )
  const first = all.find((each) => !seen(each))
  const others = all.filter((each) => each !== first)
  const opened = (warning: Warning) => {
    if (me) tellOpened(me, warning)
  }
  return (
    <Box as='section' className={cx(style.warned, wide && style.wide)} label='生效中的预警' live='polite'>
      {first && (
        <WarningCard warning={first} now={now}>
          <Buttons>
            <ReadAloud warning={first} now={now} onSpeak={() => opened(first)} />
            <ButtonLink to={paths.warning(first.id)}>预警详情</ButtonLink>
            {mayFold(first) && (
              <Button
                icon='check'
                onTap={() => {
                  opened(first)
                  see(first.id)
                }}
              >
                看过了，收起
              </Button>
            )}
          </Buttons>
        </WarningCard>
      )}
      {others.slice(0, LINES).map((each) => (
        <WarningLine key={each.id} warning={each} />
      ))}
      {others.length > LINES && <ButtonLink to={paths.warnings}>还有 {others.length - LINES} 条预警</ButtonLink>}
    </Box>
  )
}
