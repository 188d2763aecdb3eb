/** On every page: that a call for help is not sent yet, or how the open one stands. */
import { isOpen } from '../../../../shared/alerts/lifecycle.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Go } from '../../ui/base/tap.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Buttons } from '../../ui/parts/prose.tsx'
import { spanWords } from '../../words/time.ts'
import { raising, useRaising } from '../raise/device-raising.ts'
import style from '../raise/raise.module.scss'
import { useMyOpenAlert } from './open-mine.ts'
import { standingWord } from './standing.ts'

/** What is asked about one that is old before it is sent. `age`: milliseconds since the press. */
export const StillNeeded = ({ age }: { age: number }) => (
  <Box className={style.stillNeeded} role='alert'>
    <Box className={style.barLink}>{spanWords(age)}前的求助一直没有发出去。现在还需要帮助吗？</Box>
    <Buttons>
      <Button kind='main' icon='siren' onTap={() => raising.still()}>
        还需要，马上发出
      </Button>
      <Button onTap={() => raising.discard()}>不需要了</Button>
    </Buttons>
  </Box>
)

export function AlertBar() {
  const unsent = useRaising((state) => state.unsent)
  const mine = useMyOpenAlert()
  if (unsent?.asks)
    return (
      <Box className={style.bar}>
        <StillNeeded age={unsent.age} />
      </Box>
    )
  if (unsent)
    return (
      <Box className={style.bar} role='alert'>
        <Go to={paths.raise} className={style.barLink}>
          <Icon name='siren' />
          <Box as='span' className={style.barWords}>
            求助还没有发出去，正在不停重试。点这里打电话
          </Box>
          <Icon name='chevron-right' />
        </Go>
      </Box>
    )
  if (!mine || !isOpen(mine.state)) return null
  return (
    <Box className={style.bar} role='region' label='我的求助'>
      <Go to={paths.myAlert(mine.id)} className={style.barLink}>
        <Icon name='siren' />
        <Box as='span' className={style.barWords}>
          我的求助：{standingWord(mine.state)}
        </Box>
        <Icon name='chevron-right' />
      </Go>
    </Box>
  )
}
