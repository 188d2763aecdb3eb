import { useEffect, useState } from 'react'
import type { Me } from '../../../../shared/people/person.ts'
import { type TicketMove, ticketLifecycle } from '../../../../shared/tickets/lifecycle.ts'
import type { Ticket } from '../../../../shared/tickets/ticket.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { asksOwner, moveIcons } from '../../words/ticket.ts'
import style from './case.module.scss'
import { isForm, isPlain, moveForms, plainOperations } from './move-forms.ts'
import { MoveSheet } from './move-sheet.tsx'
import { Result } from './result.tsx'
import { movesOf, useMoves } from './use-moves.ts'

/** The moves that stand out: what the ticket waits for. */
const mainMoves: readonly TicketMove[] = ['accept', 'resolve', 'confirm', 'rate']
/** What is most likely wanted comes first. */
const order: readonly TicketMove[] = [
  'accept',
  'confirm',
  'reopen',
  'rate',
  'reply',
  'resolve',
  'pass',
  'reassign',
  'return',
  'note',
  'staffNote',
  'show',
  'makePrivate',
  'withdraw',
]

/** The buttons, straight from the lifecycle, and the form behind the one that was tapped. */
export function Moves({
  me,
  ticket,
  now,
  move,
  onMove,
  reread,
}: {
  me: Me
  ticket: Ticket
  now: number
  move: TicketMove | undefined
  onMove: (move: TicketMove | undefined) => void
  reread: () => void
}) {
  const { busy, make } = useMoves(me.id, ticket, reread)
  const [wrong, setWrong] = useState<string>()
  const moves = movesOf(ticket, now).sort((one, other) => order.indexOf(one) - order.indexOf(other))
  // biome-ignore lint/correctness/useExhaustiveDependencies: a key may ask for a move that needs no form
  useEffect(() => {
    if (!move || !isPlain(move)) return
    onMove(undefined)
    void tap(move)
  }, [move])
  if (moves.length === 0 && !move) return null
  const asked = asksOwner(ticket)

  async function tap(tapped: TicketMove) {
    setWrong(undefined)
    if (!isPlain(tapped)) return onMove(tapped)
    setWrong((await make(tapped, plainOperations[tapped]))?.message)
  }

  return (
    <Card title={asked ? '处理结果出来了，解决了吗？' : '可以做的'} tone={asked ? 'brand' : 'plain'}>
      {asked && <Result ticket={ticket} />}
      <Box className={style.moves}>
        {moves.map((each) => (
          <Button
            key={each}
            kind={mainMoves.includes(each) ? 'main' : 'plain'}
            icon={moveIcons[each]}
            busy={busy}
            onTap={() => void tap(each)}
          >
            {ticketLifecycle.moves[each].word}
          </Button>
        ))}
      </Box>
      <FieldError id='moves'>{wrong}</FieldError>
      {move && isForm(move) && (
        <MoveSheet
          key={`${ticket.id}-${move}`}
          me={me}
          ticket={ticket}
          move={move}
          make={(body) => make(move, moveForms[move].operation, body)}
          onClose={() => onMove(undefined)}
        />
      )}
    </Card>
  )
}
