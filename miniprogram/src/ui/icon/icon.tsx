import { Box } from '../base/box.tsx'
import { cx } from '../cx.ts'
import type { IconName } from './names.ts'

/** An icon in the colour and the size of the text around it. Words always stand beside it, so it is decoration. */
export function Icon({ name, className }: { name: IconName; className?: string | undefined }) {
  return <Box as='span' decorative className={cx('icon', `icon-${name}`, className)} />
}
