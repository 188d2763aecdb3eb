import type { Stage } from '../../../../shared/lifecycle.ts'
import type { Me } from '../../../../shared/people/person.ts'
import type { TicketCard } from '../../../../shared/tickets/ticket.ts'
import { useNow } from '../../live/use-now.ts'
import { Box } from '../../ui/base/box.tsx'
import { Tap } from '../../ui/base/tap.tsx'
import { cx } from '../../ui/cx.ts'
import { Letters } from '../../ui/parts/letters.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { TicketLetter } from '../parts/ticket-letter.tsx'
import { AreaFilter } from './area-filter.tsx'
import { DuePlot } from './due-plot.tsx'
import style from './queue.module.scss'
import type { Queue } from './use-queue.ts'

const stages: readonly (readonly [Stage, string, string])[] = [
  ['open', '待办', '没有待办，都办完了'],
  ['waiting', '待确认', '没有等居民确认的诉求'],
  ['closed', '已办结', '还没有办结的诉求'],
]

/** The queue: its stages, its areas, when its clocks run out, and its letters. */
export function QueueList({
  me,
  queue,
  chosen,
  onChoose,
}: {
  me: Me
  queue: Queue
  chosen?: string | undefined
  /** On a wide screen a letter opens beside the list; else it leads to its page. */
  onChoose?: ((ticket: TicketCard) => void) | undefined
}) {
  const now = useNow()
  const { reading } = queue.list
  const none = stages.find(([stage]) => stage === queue.stage)?.[2] ?? ''
  return (
    <Box className={style.list}>
      <Box className={style.tabs} role='tablist' label='按进展看'>
        {stages.map(([stage, word]) => (
          <Tap
            key={stage}
            role='tab'
            checked={stage === queue.stage}
            className={cx(style.tab, stage === queue.stage && style.current)}
            onTap={() => queue.setStage(stage)}
          >
            {word}
          </Tap>
        ))}
      </Box>
      <AreaFilter me={me} area={queue.area} onChoose={queue.setArea} />
      {queue.stage === 'open' && reading.state === 'ready' && reading.value.items.length > 0 && (
        <DuePlot page={reading.value} now={now} />
      )}
      <Letters
        {...queue.list}
        keyOf={({ id }) => id}
        letter={(ticket) => (
          <TicketLetter
            ticket={ticket}
            now={now}
            from
            chosen={ticket.id === chosen}
            onTap={onChoose && (() => onChoose(ticket))}
          />
        )}
        empty={
          <Empty icon='inbox' title={none}>
            新的诉求一到，这里会自动出现。
          </Empty>
        }
      />
    </Box>
  )
}
