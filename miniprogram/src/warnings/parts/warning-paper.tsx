/** All that a message of a warning says, in large type: what to do first. */
import type { ReactNode } from 'react'
import type { Warning } from '../../../../shared/warnings/warning.ts'
import { Box } from '../../ui/base/box.tsx'
import { cx } from '../../ui/cx.ts'
import { momentWords } from '../../words/time.ts'
import { Called } from './called.tsx'
import style from './warning.module.scss'
import { WarningBand } from './warning-band.tsx'

/** What of a warning is shown: also of one that is not passed on yet. */
export type PaperWarning = Pick<
  Warning,
  | 'message'
  | 'kind'
  | 'level'
  | 'exercise'
  | 'headline'
  | 'measures'
  | 'text'
  | 'issuer'
  | 'reference'
  | 'contact'
  | 'startsAt'
  | 'endsAt'
> & { area: Pick<Warning['area'], 'name'> } & Partial<Pick<Warning, 'relayedBy' | 'relayedAt'>>

export function WarningPaper({
  warning,
  now,
  children,
}: {
  warning: PaperWarning
  now: number
  /** Its buttons. */
  children?: ReactNode
}) {
  const { message, level, exercise, headline, measures, text, issuer, reference, contact, area } = warning
  const { startsAt, endsAt, relayedBy, relayedAt } = warning
  return (
    <Box as='section' className={cx(style.card, style[`edge-${level}`])} label='预警内容'>
      <WarningBand warning={warning} />
      <Box className={style.inside}>
        {exercise && <Box className={style.exercise}>这是演练，不是真的预警，不用紧张。</Box>}
        <Box as='h2' className={style.title}>
          {headline}
        </Box>
        {children}
        <Part title={message === 'cancel' ? '现在' : '请这样做'}>
          <Box className={cx(style.text, style.large)}>{measures}</Box>
        </Part>
        <Part title={message === 'cancel' ? '解除原因' : '预警内容'}>
          <Box className={style.text}>{text}</Box>
        </Part>
        {message !== 'cancel' && (
          <Part title='有效时间'>
            {momentWords(startsAt, now)} 到 {momentWords(endsAt, now)}
          </Part>
        )}
        <Part title='影响范围'>{area.name}</Part>
        <Part title='有疑问找谁'>
          <Called contact={contact} />
        </Part>
        <Part title='发布单位'>
          {issuer}（{reference}）
        </Part>
        {relayedBy && relayedAt && (
          <Box className={style.soft}>
            {relayedBy} {momentWords(relayedAt, now)} 转发
          </Box>
        )}
      </Box>
    </Box>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box className={style.part}>
      <Box as='h3' className={style.partTitle}>
        {title}
      </Box>
      <Box>{children}</Box>
    </Box>
  )
}
