import { useState } from 'react'
import type { Stage } from '../../../../shared/lifecycle.ts'
import { holdingLifecycle } from '../../../../shared/wishes/holding-lifecycle.ts'
import { dutyWords } from '../../../../shared/wishes/kinds.ts'
import type { HoldingCard } from '../../../../shared/wishes/posts.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { go, paths } from '../../paths.ts'
import { useWide } from '../../platform/wide.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Filter, Filters } from '../../ui/parts/filters.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { type Column, Table } from '../../ui/parts/table.tsx'
import { HoldingLetter, HoldingTag } from '../parts/post-letter.tsx'
import { Whole } from '../parts/whole.tsx'
import { dayAt, minutesWords, monthsWords } from '../words.ts'

type Choice = 'open' | 'asked' | 'over' | 'late' | 'waiting' | 'ending' | 'closed'
const choices = [
  ['open', '要我处理'],
  ['asked', '待同意'],
  ['over', '待评议'],
  ['late', '超时没有评议或答复'],
  ['waiting', '在岗'],
  ['ending', '任期将满'],
  ['closed', '已结束'],
] as const satisfies readonly (readonly [Choice, string])[]
const stages: Record<Choice, Stage> = {
  open: 'open',
  asked: 'open',
  over: 'open',
  late: 'open',
  waiting: 'waiting',
  ending: 'waiting',
  closed: 'closed',
}
const shows: Record<Choice, (holding: HoldingCard) => boolean> = {
  open: () => true,
  asked: ({ state }) => state === 'asked',
  over: ({ state }) => state === 'over',
  late: ({ late }) => late,
  waiting: () => true,
  ending: ({ state }) => state === 'ending',
  closed: () => true,
}

export function HoldingsOf({ area }: { area: string }) {
  const wide = useWide()
  const [choice, setChoice] = useState<Choice>('open')
  const stage = stages[choice]
  const list = useList(`holdings-${area}-${stage}`, (cursor) =>
    api.call('listHoldings', { params: { area }, query: { stage, cursor } }),
  )
  const { reading } = list
  const rows = reading.state === 'ready' ? reading.value.items.filter(shows[choice]) : []
  return (
    <>
      <Filters>
        <Filter label='状态' options={choices} chosen={choice} onChoose={setChoice} />
      </Filters>
      {wide && reading.state === 'ready' && rows.length > 0 ? (
        <>
          {reading.failure && <StaleNote failure={reading.failure} retry={() => void list.reread()} />}
          <Table
            caption='岗位认领'
            file='岗位认领'
            rows={rows}
            idOf={({ id }) => id}
            onChoose={({ id }) => go(paths.holding(id))}
            columns={columns}
          />
          {reading.value.cursor && <Button onTap={list.more}>再看更多</Button>}
        </>
      ) : (
        <Letters
          {...list}
          shown={shows[choice]}
          keyOf={({ id }) => id}
          letter={(holding) => <HoldingLetter holding={holding} />}
          empty={
            <Empty
              icon='user-round-check'
              title={stage === 'open' ? '没有等您同意或评议的' : '这里没有岗位认领'}
              action={stage === 'open' && <Button onTap={() => setChoice('waiting')}>看在岗的</Button>}
            >
              有人认领岗位、有人任期满了，会排在这里。
            </Empty>
          }
        />
      )}
    </>
  )
}

const columns: Column<HoldingCard>[] = [
  { key: 'title', title: '岗位', value: ({ title }) => title },
  {
    key: 'state',
    title: '状态',
    value: ({ state, late }) => `${holdingLifecycle.states[state].word}${late ? '（超时）' : ''}`,
    cell: (holding) => (
      <Whole>
        <HoldingTag holding={holding} />
      </Whole>
    ),
  },
  { key: 'duty', title: '种类', value: ({ duty }) => dutyWords[duty] },
  { key: 'holder', title: '认领人', value: ({ holder }) => [holder?.name, holder?.team].filter(Boolean).join(' · ') },
  { key: 'place', title: '网格', value: ({ place }) => place.name },
  { key: 'term', title: '任期', value: ({ term }) => term, cell: ({ term }) => monthsWords(term), numeric: true },
  {
    key: 'until',
    title: '到哪天',
    value: ({ until }) => until ?? '',
    cell: ({ until }) => (until ? dayAt(until) : '还没有上岗'),
  },
  { key: 'renewal', title: '续任', value: ({ wantsRenewal }) => (wantsRenewal ? '想续任' : '') },
  {
    key: 'minutes',
    title: '时长',
    saved: '时长（分钟）',
    value: ({ minutes }) => minutes,
    cell: ({ minutes }) => (minutes ? minutesWords(minutes) : '—'),
    numeric: true,
  },
]
