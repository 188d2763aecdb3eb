import { Box } from '../base/box.tsx'
import { useSaid } from './say.ts'
import style from './toast.module.scss'

/** Where short words show; it is always there, so that screen readers listen to it. */
export function Toast() {
  const text = useSaid((state) => state.text)
  return (
    <Box className={style.place} role='status' live='polite'>
      {text && <Box className={style.toast}>{text}</Box>}
    </Box>
  )
}
