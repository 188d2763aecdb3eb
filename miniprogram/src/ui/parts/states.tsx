/** What a page shows when it has nothing to show: loading, empty, failed. */
import type { ReactNode } from 'react'
import type { Failure } from '../../api/outcome.ts'
import { paths } from '../../paths.ts'
import { Box } from '../base/box.tsx'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/names.ts'
import { Button, ButtonLink } from './button.tsx'
import style from './states.module.scss'

/** Grey lines where cards will be. */
export function Skeleton({ cards = 3 }: { cards?: number }) {
  return (
    <Box className={style.skeleton} role='status' label='正在载入' busy>
      {Array.from({ length: cards }, (_, at) => `card-${at}`).map((key) => (
        <Box key={key} className={style.ghost}>
          <Box className={style.ghostTitle} />
          <Box className={style.ghostLine} />
          <Box className={style.ghostLine} />
        </Box>
      ))}
    </Box>
  )
}

/** Nothing there (yet), and what one can do about it. */
export function Empty({
  icon,
  title,
  children,
  action,
}: {
  icon: IconName
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <Box className={style.empty}>
      <Icon name={icon} className={style.emptyIcon} />
      <Box as='h2' className={style.emptyTitle}>
        {title}
      </Box>
      {children && <Box className={style.emptyText}>{children}</Box>}
      {action}
    </Box>
  )
}

/** Whether it is ours to look into, so that its number is of use. */
const isFault = ({ code, requestId }: Failure) =>
  requestId !== undefined && (code === 'internal' || code === 'unavailable')

/** What a page's address names: what is wrong there was cut off on its way here, not typed. */
const NAMING = /Id$|^(area|building|household|channel)$/

/** Something did not work, and how to go on. */
export function ErrorState({ failure, retry }: { failure: Failure; retry: () => void }) {
  const signedOut = failure.code === 'notSignedIn' || failure.code === 'tokenExpired'
  const broken = failure.code === 'badInput' && Object.keys(failure.fields ?? {}).some((name) => NAMING.test(name))
  return (
    <Box className={style.empty} role='alert'>
      <Icon name={failure.code === 'offline' ? 'wifi-off' : 'triangle-alert'} className={style.wrongIcon} />
      <Box as='h2' className={style.emptyTitle}>
        {broken ? '没有找到，链接可能不完整' : failure.message}
      </Box>
      {isFault(failure) && <Box className={style.emptyText}>反馈问题时请附上编号：{failure.requestId}</Box>}
      {signedOut ? (
        <ButtonLink kind='main' to={paths.signIn}>
          去登录
        </ButtonLink>
      ) : broken ? (
        <ButtonLink kind='main' to={paths.home}>
          回首页
        </ButtonLink>
      ) : (
        <Button kind='plain' icon='refresh-cw' onTap={retry}>
          重试
        </Button>
      )}
    </Box>
  )
}
