import type { Failure } from '../../api/outcome.ts'
import { Box } from '../base/box.tsx'
import { Icon } from '../icon/icon.tsx'
import { Button } from './button.tsx'
import style from './stale-note.module.scss'

/** What is shown was read a while ago, because reading again failed. */
export function StaleNote({ failure, retry }: { failure: Failure; retry: () => void }) {
  return (
    <Box className={style.note} role='status'>
      <Box className={style.words}>
        <Icon name='triangle-alert' /> 显示的是刚才的内容。{failure.message}
      </Box>
      <Button kind='quiet' onTap={retry}>
        重试
      </Button>
    </Box>
  )
}
