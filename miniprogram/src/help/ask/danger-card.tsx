import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Go } from '../../ui/base/tap.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import style from './ask.module.scss'

/** Before what sounds like danger goes to neighbours as a request, the alert button is proposed; it only ever proposes. */
export const DangerCard = ({ signs }: { signs: readonly string[] }) => (
  <Box as='section' className={style.danger} role='alert'>
    <Box className={style.dangerTitle}>
      <Icon name='siren' /> 听起来有危险（{signs.slice(0, 2).join('、')}）
    </Box>
    <Box>请先按求助按钮：值班的人马上知道，并有 110、119、120 可拨。</Box>
    <Go to={paths.raiseNow} className={style.raise}>
      <Icon name='siren' /> 一键求助
    </Go>
    <Soft>没有危险就接着往下写，请邻居帮忙。</Soft>
  </Box>
)
