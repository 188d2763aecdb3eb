import { callLifecycle } from '../../../../shared/channels/call.ts'
import type { CallCard } from '../../../../shared/channels/calls.ts'
import type { Stage } from '../../../../shared/lifecycle.ts'
import { CaseClock, CaseTag } from '../../ui/parts/case-tag.tsx'
import { type Column, Table } from '../../ui/parts/table.tsx'
import { callIcons } from '../../words/post.ts'
import { momentWords } from '../../words/time.ts'

const stateWord = ({ state }: CallCard) => callLifecycle.states[state].word

/** Calls on a wide screen, to be sorted and saved. Those that wait for an answer have a clock, the others who answered. */
export function CallTable({
  calls,
  stage,
  now,
  onOpen,
}: {
  calls: readonly CallCard[]
  stage: Stage
  now: number
  /** Opens its thread beside the list. */
  onOpen: (call: CallCard) => void
}) {
  const clock: Column<CallCard> = {
    key: 'dueAt',
    title: '时限',
    value: ({ dueAt }) => dueAt ?? '',
    cell: ({ state, dueAt }) => <CaseClock rule={callLifecycle.states[state]} dueAt={dueAt} now={now} />,
  }
  const answered: Column<CallCard> = {
    key: 'answeredBy',
    title: '谁回复的',
    value: ({ answeredBy }) => answeredBy ?? '',
  }
  return (
    <Table<CallCard>
      caption='频道呼叫'
      rows={calls}
      idOf={({ id }) => id}
      onChoose={onOpen}
      file='频道呼叫'
      columns={[
        { key: 'excerpt', title: '说了什么', value: ({ excerpt }) => excerpt },
        { key: 'name', title: '谁', value: ({ name }) => name },
        { key: 'channel', title: '频道', value: ({ channelName }) => channelName },
        {
          key: 'askedAt',
          title: '时间',
          value: ({ askedAt }) => askedAt,
          cell: ({ askedAt }) => momentWords(askedAt, now),
        },
        { key: 'onDuty', title: '当时值班', value: ({ onDuty }) => onDuty.join('、') || '没有人' },
        {
          key: 'state',
          title: '进展',
          value: stateWord,
          cell: ({ state }) => <CaseTag rule={callLifecycle.states[state]} icon={callIcons[state]} />,
        },
        stage === 'open' ? clock : answered,
      ]}
    />
  )
}
