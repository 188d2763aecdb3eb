import { Box } from '../../ui/base/box.tsx'
import { Tap } from '../../ui/base/tap.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { Button } from '../../ui/parts/button.tsx'
import style from './screen.module.scss'

/** Over the wall, which is still seen behind it: it was to sound, and can't before somebody touches the screen. */
export const Silent = ({ restore, leave }: { restore: () => void; leave: () => void }) => (
  <Box className={style.over} role='alert'>
    <Box className={style.silent}>
      <Tap className={style.restore} onTap={restore}>
        <Icon name='bell-off' />
        <Box as='span'>点一下恢复声音</Box>
      </Tap>
      <Box>新求助现在不会响铃：浏览器要有人点一下，才让网页出声。</Box>
      <Button kind='quiet' onTap={leave}>
        不要声音
      </Button>
    </Box>
  </Box>
)
