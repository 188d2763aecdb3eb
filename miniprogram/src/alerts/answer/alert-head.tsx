import type { Alert, AlertHolder } from '../../../../shared/alerts/alert.ts'
import { outcomeWords } from '../../../../shared/alerts/kinds.ts'
import { alertLifecycle, isOpen } from '../../../../shared/alerts/lifecycle.ts'
import { Box } from '../../ui/base/box.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon/icon.tsx'
import { CaseTag } from '../../ui/parts/case-tag.tsx'
import { Spread } from '../../ui/parts/head.tsx'
import { againWords, faceWords, kindIcon, kindWord, runningWords, whoWords } from '../ring/words.ts'
import style from './answer.module.scss'
import { clockWords } from './words.ts'

/** How it stands: what, for how long, who goes, what happens next by itself. */
export function AlertHead({ alert, now }: { alert: Alert; now: number }) {
  const open = isOpen(alert.state)
  const ran = Date.parse(alert.endedAt ?? '') || now
  const next = clockWords(alert, now)
  return (
    <Box as='section' className={cx(style.head, open && style.open)} label='求助的情况'>
      {alert.drill && <Box className={style.drill}>演练 · 不是真的求助</Box>}
      <Spread>
        <Box as='h2' className={style.kind}>
          <Icon name={kindIcon(alert.kind)} /> {kindWord(alert.kind)}
        </Box>
        <CaseTag rule={alertLifecycle.states[alert.state]} icon={open ? 'siren' : 'circle-check'} />
      </Spread>
      <Box className={style.who}>{whoWords(alert)}</Box>
      <Box className={style.running}>
        <Icon name='timer' /> {open ? '已经' : '用时'} {faceWords(ran - Date.parse(alert.raisedAt))}
      </Box>
      {alert.falseAlarms !== undefined && <Box>近期有 {alert.falseAlarms} 次误报，仍须照常响应</Box>}
      {alert.again > 0 && <Box>{againWords(alert)}，更紧急了</Box>}
      {open && alert.holders.length === 0 && <Box className={style.strong}>还没有人说去</Box>}
      {alert.holders.length > 0 && (
        <Box as='ul' className={style.holders} label='赶来的人'>
          {alert.holders.map((holder) => (
            <Box as='li' key={holder.person}>
              <Icon name={holder.arrivedAt ? 'map-pin' : 'footprints'} /> {holderWords(holder, now, open)}
            </Box>
          ))}
        </Box>
      )}
      {next && <Box className={style.next}>{next}</Box>}
      {alert.outcome && <Box className={style.strong}>{outcomeWords[alert.outcome]}</Box>}
    </Box>
  )
}

function holderWords({ name, title, due, arrivedAt, me }: AlertHolder, now: number, open: boolean): string {
  const who = me ? '您' : `${name}（${title}）`
  if (arrivedAt) return `${who}已到场`
  if (!open) return `${who}去了`
  const left = Date.parse(due) - now
  return left > 0 ? `${who}还有 ${runningWords(left)}到` : `${who}已过说好的时间 ${runningWords(-left)}`
}
