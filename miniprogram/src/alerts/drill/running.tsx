/** A drill that goes on: its clock, who answers, and the button that ends it. */
import { useState } from 'react'
import type { AlertCard } from '../../../../shared/alerts/alert.ts'
import { DRILL_LIFE } from '../../../../shared/alerts/lifecycle.ts'
import { levelWords } from '../../../../shared/areas/code.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { Buttons, Soft } from '../../ui/parts/prose.tsx'
import { faceWords, goingWords, kindWord, placeWords, runningWords } from '../ring/words.ts'
import style from './drill.module.scss'
import { missWords, spanOr, spansOf } from './words.ts'

export function Running({ card, now, reread }: { card: AlertCard; now: number; reread: () => void }) {
  const [asks, setAsks] = useState(false)
  const { busy, failure, act } = useAct()
  const began = Date.parse(card.raisedAt)
  const { acknowledged, arrived } = spansOf(card)
  const waits = acknowledged === undefined ? `已等 ${runningWords(now - began)}` : '还在路上'

  async function stop() {
    const params = { alertId: card.id }
    const stopped = await act('stop', (key) => api.call('stopDrill', { params, key }), '演练已结束')
    if (stopped) setAsks(false)
    reread()
  }
  return (
    <Card className={style.running}>
      <Box className={style.mark}>正在演练</Box>
      <Box as='h2' className={style.kind}>
        {kindWord(card.kind)}
      </Box>
      <Box>{placeWords(card)}</Box>
      <Box className={style.clock} label={`已经 ${faceWords(now - began)}`}>
        <Icon name='timer' /> {faceWords(now - began)}
      </Box>
      <Box as='ul' className={style.steps} label='走到哪一步'>
        <Box as='li'>
          <Box className={style.name}>通知</Box>
          <Box>
            {card.told} 人，到{levelWords[card.level]}级
          </Box>
        </Box>
        <Box as='li'>
          <Box className={style.name}>应答</Box>
          <Box>{spanOr(acknowledged, waits)}</Box>
        </Box>
        <Box as='li'>
          <Box className={style.name}>到场</Box>
          <Box>{spanOr(arrived, acknowledged === undefined ? '—' : waits)}</Box>
        </Box>
      </Box>
      {card.holders.length > 0 && <Soft>{goingWords(card, now)}</Soft>}
      {card.course?.misses.map((miss) => (
        <Soft key={`${miss.at} ${miss.level} ${miss.why}`}>没接上：{missWords(miss)}</Soft>
      ))}
      <Soft>再过 {runningWords(began + DRILL_LIFE - now)}自动结束。真有人求助时照样会响，不受演练影响。</Soft>
      <Buttons>
        <ButtonLink to={paths.answerAlert(card.id)} icon='eye'>
          看全过程
        </ButtonLink>
        {card.moves.includes('stop') && (
          <Button kind='main' icon='circle-check-big' onTap={() => setAsks(true)}>
            结束演练
          </Button>
        )}
      </Buttons>
      {asks && (
        <Confirm
          title='结束这次演练'
          word='结束演练'
          busy={busy}
          failure={failure}
          onYes={() => void stop()}
          onClose={() => setAsks(false)}
        >
          <Soft>铃声会停，用时记到现在为止，结果留在“以往的演练”里。</Soft>
        </Confirm>
      )}
    </Card>
  )
}
