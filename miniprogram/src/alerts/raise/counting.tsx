import { Box } from '../../ui/base/box.tsx'
import { Tap } from '../../ui/base/tap.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import style from './raise.module.scss'

/** The seconds that are left; a tap on them sends at once, the button below takes it back. */
export function Counting({ left, hurry, cancel }: { left: number; hurry: () => void; cancel: () => void }) {
  return (
    <Box className={style.count}>
      <Box className='only-read' role='status' live='assertive'>
        {left} 秒后发出求助
      </Box>
      <Tap onTap={hurry} className={style.disc} label='马上发出求助'>
        <Box as='span' className={style.number}>
          {left}
        </Box>
        <Box as='span' className={style.word}>
          秒后发出
        </Box>
        <Box as='span' className={style.word}>
          点这里马上发
        </Box>
      </Tap>
      <Tap onTap={cancel} className={style.cancel}>
        <Icon name='x' />
        取消
      </Tap>
    </Box>
  )
}
