import { useState } from 'react'
import { type HelpMove, helpLifecycle } from '../../../../shared/help/lifecycle.ts'
import type { Help } from '../../../../shared/help/request.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Buttons, Line } from '../../ui/parts/prose.tsx'
import { helpMoveIcons } from '../../words/help.ts'
import { useUnsent } from '../parts/use-sending.ts'
import { type AskedMove, AskedSheet, isAsked } from './asked-sheet.tsx'
import { ConfirmSheet } from './confirm-sheet.tsx'
import style from './detail.module.scss'
import { ExtendSheet } from './extend-sheet.tsx'
import { FinishSheet } from './finish-sheet.tsx'
import { HandOverSheet } from './hand-over-sheet.tsx'
import { movesOf } from './moves-of.ts'
import { earlyWords } from './next-words.ts'
import { OfferSheet } from './offer-sheet.tsx'
import { useDoing } from './use-doing.ts'

type Open = AskedMove | 'offer' | 'finish' | 'confirm' | 'extend' | 'handOver'

/** What whoever looks can do: the one thing that is called for first, the rest under it. */
export function Moves({ me, help, now, reread }: { me: Me; help: Help; now: number; reread: () => void }) {
  const [open, setOpen] = useState<Open>()
  const making = useDoing(me.id, help)
  const showing = useAct()
  const { steps } = useUnsent(me.id, help.id)
  const moves = shownMoves(help, now)
  const when = earlyWords(help, now)
  const close = () => setOpen(undefined)
  const sheet = { me, help, reread, onClose: close }

  const plainly = {
    setOut: () => making.act('setOutToHelp', 'setOut', undefined, '已告诉对方您出发了'),
    still: () => making.act('stillNeeded', 'still', undefined, '好，继续请邻居帮忙'),
    show: () => showing.act('show', () => api.call('showHelp', { params: { helpId: help.id } }), '邻居现在能看到了'),
  }
  function tap(move: HelpMove) {
    switch (move) {
      case 'setOut':
      case 'still':
      case 'show':
        return void plainly[move]().then(reread)
      case 'offer':
      case 'join':
      case 'joinLast':
        return setOpen('offer')
      case 'finish':
      case 'confirm':
      case 'extend':
      case 'handOver':
        return setOpen(move)
      default:
        return isAsked(move) ? setOpen(move) : undefined
    }
  }
  const first = moves.find((move) => leads.includes(move))
  const others = moves.filter((move) => move !== first)
  const button = (move: HelpMove, main: boolean) => (
    <Button
      key={move}
      kind={main ? 'main' : 'plain'}
      wide={main}
      icon={helpMoveIcons[move]}
      busy={making.busy || showing.busy}
      onTap={() => tap(move)}
    >
      {helpLifecycle.moves[move].word}
    </Button>
  )
  return (
    <>
      {help.mayNotOffer && (
        <Card tone='amber'>
          <Line icon='shield-check'>{help.mayNotOffer}</Line>
        </Card>
      )}
      {when && <Line icon='clock'>{when}</Line>}
      {steps.length > 0 && <Line icon='send'>“{steps[0]?.label}”待发送，联网后自动发出。</Line>}
      {moves.length > 0 && steps.length === 0 && (
        <Box className={style.moves}>
          <FieldError id='moves'>{(making.failure ?? showing.failure)?.message}</FieldError>
          {first && button(first, true)}
          {others.length > 0 && <Buttons>{others.map((move) => button(move, false))}</Buttons>}
        </Box>
      )}
      {open === 'offer' && <OfferSheet {...sheet} />}
      {open === 'finish' && <FinishSheet {...sheet} />}
      {open === 'confirm' && <ConfirmSheet {...sheet} />}
      {open === 'extend' && <ExtendSheet {...sheet} now={now} />}
      {open === 'handOver' && <HandOverSheet {...sheet} />}
      {open && isAsked(open) && <AskedSheet {...sheet} move={open} />}
    </>
  )
}

/** Those that are what one most likely came for. */
const leads: readonly HelpMove[] = ['offer', 'join', 'joinLast', 'still', 'setOut', 'finish', 'confirm', 'show']

/** The order of the buttons; what is done about one of the people stands with them. */
const order: readonly HelpMove[] = [
  'show',
  'still',
  'offer',
  'join',
  'joinLast',
  'setOut',
  'finish',
  'confirm',
  'stepIn',
  'stepInLast',
  'extend',
  'handOver',
  'stopRepeat',
  'takeBack',
  'stepBack',
  'stepOut',
  'cancel',
  'report',
]

/** What the lifecycle allows, less what this helper has done already, and what would be too early to be offered. */
function shownMoves(help: Help, now: number): HelpMove[] {
  const allowed = movesOf(help, now)
  const mine = help.helpers.find((helper) => helper.mine)
  return order.filter((move) => {
    if (!allowed.includes(move)) return false
    if (help.mayNotOffer && (move === 'offer' || move === 'join' || move === 'joinLast')) return false
    if (move === 'setOut') return mine?.state === 'accepted'
    if (move === 'finish') return mine?.state === 'setOut' || mine?.state === 'accepted'
    return true
  })
}
