/** The red button: large on the home page, where it stays in view, small on every other. Either begins to count at one tap. */
import { paths } from '../../paths.ts'
import { isWeb } from '../../platform/target.ts'
import { Box } from '../../ui/base/box.tsx'
import { Go } from '../../ui/base/tap.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon/icon.tsx'
import style from './raise.module.scss'

export const RedButton = () => (
  <Go to={paths.raiseNow} className={cx(style.red, isWeb && style.underHead)}>
    <Icon name='siren' />
    <Box as='span' className={style.redWords}>
      <Box as='span'>一键求助</Box>
      <Box as='span' className={style.redHint}>
        5 秒内可以取消
      </Box>
    </Box>
  </Go>
)

/** For the head of a page. */
export const SmallRedButton = () => (
  <Go to={paths.raiseNow} className={style.small}>
    <Icon name='siren' />
    <Box as='span'>求助</Box>
  </Go>
)

/** WeChat draws the head of a page: there it floats above the end, or has a line of its own where the page fills the screen. */
export function FloatingRedButton({ fill }: { fill: boolean }) {
  if (isWeb) return null
  return (
    <Box className={fill ? style.line : style.floating}>
      <SmallRedButton />
    </Box>
  )
}
