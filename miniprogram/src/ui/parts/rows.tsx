/** Rows of a card: each leads somewhere, does something, or just says something. */
import type { ReactNode } from 'react'
import type { Path } from '../../paths.ts'
import { Box } from '../base/box.tsx'
import { Go, Tap } from '../base/tap.tsx'
import { cx } from '../cx.ts'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/names.ts'
import style from './rows.module.scss'

interface Said {
  icon?: IconName | undefined
  title: ReactNode
  hint?: ReactNode
  /** A word at the end: a count, a state. */
  value?: ReactNode
}

/** The rows, one under the other. */
export function Rows({ children, label }: { children: ReactNode; label?: string | undefined }) {
  return (
    <Box as='ul' className={style.rows} label={label}>
      {children}
    </Box>
  )
}

function Inside({ icon, title, hint, value, leads }: Said & { leads?: boolean }) {
  return (
    <>
      {icon && <Icon name={icon} className={style.icon} />}
      <Box as='span' className={style.words}>
        <Box as='span' className={style.title}>
          {title}
        </Box>
        {hint && (
          <Box as='span' className={style.hint}>
            {hint}
          </Box>
        )}
      </Box>
      {value && (
        <Box as='span' className={style.value}>
          {value}
        </Box>
      )}
      {leads && <Icon name='chevron-right' className={style.arrow} />}
    </>
  )
}

/** A row that leads to a page. */
export function RowLink({ to, ...said }: Said & { to: Path }) {
  return (
    <Box as='li' className={style.item}>
      <Go to={to} className={style.row}>
        <Inside {...said} leads />
      </Go>
    </Box>
  )
}

/** A row that does something. */
export function RowTap({
  onTap,
  label,
  disabled,
  ...said
}: Said & { onTap: () => void; label?: string | undefined; disabled?: boolean | undefined }) {
  return (
    <Box as='li' className={style.item}>
      <Tap onTap={onTap} className={style.row} label={label} disabled={disabled}>
        <Inside {...said} leads />
      </Tap>
    </Box>
  )
}

/** A row that says something; `children` are what can be done with it. */
export function Row({ children, ...said }: Said & { children?: ReactNode }) {
  return (
    <Box as='li' className={cx(style.item, style.row, style.still)}>
      <Inside {...said} />
      {children && <Box className={style.actions}>{children}</Box>}
    </Box>
  )
}
