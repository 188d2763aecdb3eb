/** What comes of it: for each kind that is told in its own way a line of steps, each level with its second. */
import { alertLevels, policyFor, type Shortening } from '../../../../shared/alerts/escalation.ts'
import { type AlertKind, alertKindWords } from '../../../../shared/alerts/kinds.ts'
import { chains, secondsTo } from '../../../../shared/alerts/shortening.ts'
import { levelWords } from '../../../../shared/areas/code.ts'
import { Box } from '../../ui/base/box.tsx'
import { cx } from '../../ui/cx.ts'
import { Card } from '../../ui/parts/card.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import style from './escalation.module.scss'

export function Chain({ cuts, preview }: { cuts: readonly Shortening[]; preview: boolean }) {
  return (
    <Card title={preview ? '保存后会这样升级' : '现在这样升级'}>
      {chains().map((kinds) => (
        <Line key={kinds.join()} kinds={kinds} cuts={cuts} />
      ))}
    </Card>
  )
}

const secondWords = (seconds: number) => (seconds === 0 ? '立刻' : `${seconds} 秒`)

function Line({ kinds, cuts }: { kinds: readonly AlertKind[]; cuts: readonly Shortening[] }) {
  const kind = kinds[0] ?? 'other'
  const { again } = policyFor(kind, cuts)
  return (
    <Box className={style.chain}>
      <Box as='h3' className={style.kinds}>
        {kinds.map((each) => alertKindWords[each]).join('、')}
      </Box>
      <Box as='ul' className={style.steps} label='一级一级通知'>
        {alertLevels.map((level) => {
          const now = secondsTo(kind, level, cuts)
          const standard = secondsTo(kind, level, [])
          return (
            <Box as='li' key={level} className={cx(style.step, now < standard && style.sooner)}>
              <Box className={style.when}>{secondWords(now)}</Box>
              <Box>{levelWords[level]}</Box>
              {now < standard && <Box className={style.was}>标准 {secondWords(standard)}</Box>}
            </Box>
          )
        })}
      </Box>
      <Soft>之后每 {again / 1000} 秒再通知区一次，一直到有人应答。</Soft>
    </Box>
  )
}
