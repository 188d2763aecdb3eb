/** What whoever looks at an alert can do now. */
import { useState } from 'react'
import type { Alert, AlertCard } from '../../../../shared/alerts/alert.ts'
import { type AlertMove, alertLifecycle, isOpen } from '../../../../shared/alerts/lifecycle.ts'
import { api } from '../../api/api.ts'
import type { Outcome } from '../../api/outcome.ts'
import { useAct } from '../../live/use-act.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Buttons, Soft } from '../../ui/parts/prose.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { EtaTiles } from '../ring/eta-tiles.tsx'
import { EndSheet } from './end-sheet.tsx'
import { HandOverSheet } from './hand-over-sheet.tsx'

/** Sends one move. */
export type Make = (wish: unknown, send: (key: string) => Promise<Outcome<AlertCard>>, said: string) => Promise<boolean>

type Asked = 'delay' | 'handOver' | 'resolve' | 'callOff'
const { moves: rules } = alertLifecycle

export function Moves({ alert, reread }: { alert: Alert; reread: () => void }) {
  const { busy, failure, act, forget } = useAct()
  const [asked, setAsked] = useState<Asked>()
  const params = { alertId: alert.id }
  const may = (move: AlertMove) => alert.moves.includes(move)
  const ends = alert.parties.includes('holder') || alert.parties.includes('dispatcher')
  if (!isOpen(alert.state)) return null

  const make: Make = async (wish, send, said) => {
    const done = await act(wish, send, said)
    reread()
    if (done) setAsked(undefined)
    return done !== undefined
  }
  const ask = (move: Asked) => {
    forget()
    setAsked(move)
  }
  const toGo = may('acknowledge')
    ? 'acknowledge'
    : may('joinIn') && !alert.holders.some(({ me }) => me)
      ? 'joinIn'
      : undefined
  const sheet = { alert, make, busy, failure, onClose: () => setAsked(undefined) }
  const any = toGo || ends || may('arrive')
  if (!any) return null
  return (
    <Card title={toGo ? `${rules[toGo].word}，几分钟到？` : '下一步'}>
      {toGo && (
        <EtaTiles
          word={rules[toGo].word}
          busy={busy}
          onChoose={(eta) =>
            void make(
              { toGo, eta },
              (key) =>
                api.call(toGo === 'acknowledge' ? 'acknowledgeAlert' : 'joinAlert', { params, body: { eta }, key }),
              '好，已告诉求助的人您几分钟到',
            )
          }
        />
      )}
      {may('arrive') && (
        <Button
          kind={alert.parties.includes('holder') ? 'main' : 'plain'}
          icon='map-pin'
          wide
          busy={busy}
          onTap={() => void make('arrive', (key) => api.call('arriveAtAlert', { params, key }), '记下了：您已到场')}
        >
          {rules.arrive.word}
        </Button>
      )}
      {may('resolve') && alert.state === 'arrived' && (
        <Button kind='main' icon='circle-check-big' wide onTap={() => ask('resolve')}>
          {rules.resolve.word}
        </Button>
      )}
      {ends && alert.unaccounted > 0 && (
        <Soft>还不能结束：同一处求助的人里，还有 {alert.unaccounted} 位没有确认平安。先在下面逐一点“已照看”。</Soft>
      )}
      <Buttons>
        {may('delay') && (
          <Button icon='hourglass' onTap={() => ask('delay')}>
            要晚一点
          </Button>
        )}
        {may('stay') && (
          <Button
            icon='timer'
            busy={busy}
            onTap={() => void make('stay', (key) => api.call('stayAtAlert', { params, key }), '记下了：还在处置')}
          >
            {rules.stay.word}
          </Button>
        )}
        {may('handOver') && (
          <Button icon='hand-helping' onTap={() => ask('handOver')}>
            {rules.handOver.word}
          </Button>
        )}
        {may('resolve') && alert.state !== 'arrived' && (
          <Button icon='circle-check-big' onTap={() => ask('resolve')}>
            {rules.resolve.word}
          </Button>
        )}
        {may('callOff') && (
          <Button icon='shield-check' onTap={() => ask('callOff')}>
            {rules.callOff.word}
          </Button>
        )}
      </Buttons>
      {!asked && <FieldError id='move'>{failure?.message}</FieldError>}
      {asked === 'delay' && (
        <Sheet title='从现在起，还要几分钟' onClose={() => setAsked(undefined)}>
          <Soft>再次推迟，或比最初说的晚半小时以上，会同时通知上一级。</Soft>
          <EtaTiles
            word='还要'
            busy={busy}
            onChoose={(eta) =>
              void make(
                { delay: eta },
                (key) => api.call('delayAlert', { params, body: { eta }, key }),
                '已告诉求助的人您晚一点到',
              )
            }
          />
          <FieldError id='delay'>{failure?.message}</FieldError>
        </Sheet>
      )}
      {asked === 'handOver' && <HandOverSheet {...sheet} />}
      {(asked === 'resolve' || asked === 'callOff') && <EndSheet key={asked} how={asked} {...sheet} />}
    </Card>
  )
}
