import { paths } from '../paths.ts'
import { Box } from '../ui/base/box.tsx'
import { ButtonLink } from '../ui/parts/button.tsx'
import style from './home.module.scss'
import { HowItGoes } from './how-it-goes.tsx'

/** Home for whoever is not signed in: what this is, and the way in. */
export function Arrival() {
  return (
    <>
      <Box className={style.arrival}>
        <Box as='h2' className={style.hello}>
          小区里的事，说了有人办
        </Box>
        <Box className={style.area}>登录后可以提诉求、看办理进展、给办得怎么样打分。</Box>
      </Box>
      <ButtonLink kind='main' wide to={paths.signIn}>
        去登录
      </ButtonLink>
      <HowItGoes />
    </>
  )
}
