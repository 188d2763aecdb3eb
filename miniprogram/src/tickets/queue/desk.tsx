/** The queue on a wide screen: three panes side by side, worked by keys if one likes. */
import { useEffect, useState } from 'react'
import type { Me } from '../../../../shared/people/person.ts'
import type { TicketMove } from '../../../../shared/tickets/lifecycle.ts'
import type { Ticket } from '../../../../shared/tickets/ticket.ts'
import { clock } from '../../platform/clock.ts'
import { focusInto, useKeys } from '../../platform/keys.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { TicketCase } from '../case/ticket-case.tsx'
import { movesOf } from '../case/use-moves.ts'
import { PersonAndPlace } from './person-and-place.tsx'
import style from './queue.module.scss'
import { QueueList } from './queue-list.tsx'
import { moveKeys, ShortcutSheet } from './shortcuts.tsx'
import { useQueue } from './use-queue.ts'

export function Desk({ me }: { me: Me }) {
  const queue = useQueue()
  const { reading } = queue.list
  const items = reading.state === 'ready' ? reading.value.items : []
  const [chosenId, setChosenId] = useState<string>()
  const [read, setRead] = useState<Ticket>()
  const [move, setMove] = useState<TicketMove>()
  const [help, setHelp] = useState(false)
  const first = items[0]?.id
  const ticketId = chosenId ?? first
  // What is read stays: a ticket that comes before it in the queue must not take its place under somebody's hands.
  useEffect(() => setChosenId((chosen) => chosen ?? first), [first])
  const ticket = read?.id === ticketId ? read : undefined

  function step(by: number) {
    const at = items.findIndex(({ id }) => id === ticketId)
    const next = items[Math.min(Math.max(at + by, 0), items.length - 1)]
    if (next) setChosenId(next.id)
  }
  function ask(asked: TicketMove) {
    if (ticket && movesOf(ticket, clock.now()).includes(asked)) setMove(asked)
  }
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    '?': () => setHelp(true),
    Enter: () => focusInto('desk-case'),
    ...Object.fromEntries(moveKeys.map(([key, asked]) => [key, () => ask(asked)])),
  })

  return (
    <Box className={style.desk}>
      <Box as='section' className={style.pane} label='队列'>
        <QueueList me={me} queue={queue} chosen={ticketId} onChoose={({ id }) => setChosenId(id)} />
      </Box>
      <Box as='section' id='desk-case' className={style.pane} label='诉求'>
        {ticketId ? (
          <TicketCase key={ticketId} me={me} ticketId={ticketId} move={move} onMove={setMove} onRead={setRead} />
        ) : (
          <Empty icon='inbox' title='从左边选一件诉求' />
        )}
      </Box>
      <Box as='aside' className={style.pane} label='人和地点'>
        {ticket && <PersonAndPlace ticket={ticket} others={items} onChoose={setChosenId} />}
        <Button kind='quiet' icon='keyboard' onTap={() => setHelp(true)}>
          键盘快捷键（?）
        </Button>
      </Box>
      {help && <ShortcutSheet onClose={() => setHelp(false)} />}
    </Box>
  )
}
