import { useState } from 'react'
import type { Stage } from '../../../../shared/lifecycle.ts'
import { type WishKind, wishKinds, wishKindWords, worthWords } from '../../../../shared/wishes/kinds.ts'
import { wishLifecycle } from '../../../../shared/wishes/lifecycle.ts'
import { heldBackWords, type WishCard } from '../../../../shared/wishes/wish.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { go, paths } from '../../paths.ts'
import { useWide } from '../../platform/wide.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Filter, Filters } from '../../ui/parts/filters.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { type Column, Table } from '../../ui/parts/table.tsx'
import { spanWords } from '../../words/time.ts'
import { Whole } from '../parts/whole.tsx'
import { clockWords, WishLetter, WishTag } from '../parts/wish-letter.tsx'

type Choice = 'open' | 'fulfilled' | 'entered' | 'waiting' | 'held' | 'claimed' | 'closed'
const choices = [
  ['open', '要我处理'],
  ['fulfilled', '待确认'],
  ['entered', '待公开'],
  ['waiting', '等人认领和办理中'],
  ['claimed', '已认领'],
  ['held', '被举报或待看'],
  ['closed', '已结束'],
] as const satisfies readonly (readonly [Choice, string])[]

const stages: Record<Choice, Stage> = {
  open: 'open',
  fulfilled: 'open',
  entered: 'open',
  waiting: 'waiting',
  claimed: 'waiting',
  held: 'waiting',
  closed: 'closed',
}
const shows: Record<Choice, (wish: WishCard) => boolean> = {
  open: () => true,
  fulfilled: ({ state }) => state === 'fulfilled',
  entered: ({ state }) => state === 'entered',
  waiting: () => true,
  claimed: ({ state }) => state === 'claimed',
  held: ({ heldBack }) => heldBack !== undefined,
  closed: () => true,
}

type Kind = 'all' | WishKind
const kindOptions: readonly (readonly [Kind, string])[] = [
  ['all', '全部'],
  ...wishKinds.map((kind) => [kind, wishKindWords[kind]] as const),
]

export function WishesOf({ area }: { area: string }) {
  const now = useNow()
  const wide = useWide()
  const [choice, setChoice] = useState<Choice>('open')
  const [kind, setKind] = useState<Kind>('all')
  const stage = stages[choice]
  const list = useList(`wish-queue-${area}-${stage}`, (cursor) =>
    api.call('listWishQueue', { params: { area }, query: { stage, cursor } }),
  )
  const shown = (wish: WishCard) => shows[choice](wish) && (kind === 'all' || wish.kind === kind)
  const { reading } = list
  const rows = reading.state === 'ready' ? reading.value.items.filter(shown) : []
  return (
    <>
      <Filters>
        <Filter label='状态' options={choices} chosen={choice} onChoose={setChoice} />
        <Filter label='种类' options={kindOptions} chosen={kind} onChoose={setKind} />
      </Filters>
      {stage !== 'closed' && <Soft>录入得最久的排在最前面。</Soft>}
      {wide && reading.state === 'ready' && rows.length > 0 ? (
        <>
          {reading.failure && <StaleNote failure={reading.failure} retry={() => void list.reread()} />}
          <Table
            caption='微心愿'
            file='微心愿'
            rows={rows}
            idOf={({ id }) => id}
            onChoose={({ id }) => go(paths.wish(id))}
            columns={columnsAt(now)}
          />
          {reading.value.cursor && <Button onTap={list.more}>再看更多</Button>}
        </>
      ) : (
        <Letters
          {...list}
          shown={shown}
          keyOf={({ id }) => id}
          letter={(wish) => <WishLetter wish={wish} now={now} standing />}
          empty={
            <Empty
              icon='heart'
              title={stage === 'open' ? '没有要处理的心愿' : '这里没有心愿'}
              action={stage === 'open' && <Button onTap={() => setChoice('waiting')}>看等人认领的</Button>}
            >
              有人完成了心愿，会排在这里等您确认。
            </Empty>
          }
        />
      )}
    </>
  )
}

const columnsAt = (now: number): Column<WishCard>[] => [
  { key: 'title', title: '心愿', value: ({ title }) => title },
  {
    key: 'state',
    title: '状态',
    value: ({ state, late, heldBack, reports }) =>
      [
        wishLifecycle.states[state].word,
        late && '超时',
        heldBack && heldBackWords[heldBack],
        reports ? `${reports} 户举报` : '',
      ]
        .filter(Boolean)
        .join('，'),
    cell: (wish) => (
      <Whole>
        <WishTag wish={wish} />
      </Whole>
    ),
  },
  {
    key: 'kind',
    title: '种类',
    value: ({ kind }) => wishKindWords[kind],
    cell: ({ kind }) => <Whole>{wishKindWords[kind]}</Whole>,
  },
  {
    key: 'worth',
    title: '大概值',
    value: ({ worth }) => worthWords[worth],
    cell: ({ worth }) => <Whole>{worthWords[worth]}</Whole>,
  },
  { key: 'place', title: '网格', value: ({ place }) => place.name },
  {
    key: 'claimer',
    title: '认领人',
    value: ({ claimer }) => (claimer ? [claimer.name, claimer.team].filter(Boolean).join(' · ') : ''),
  },
  {
    key: 'waits',
    title: '录入了多久',
    value: ({ enteredAt }) => now - Date.parse(enteredAt),
    cell: ({ enteredAt }) => spanWords(now - Date.parse(enteredAt)),
  },
  {
    key: 'clock',
    title: '时限',
    value: ({ dueAt, until }) => dueAt ?? until,
    cell: (wish) => <Whole>{clockWords(wish, now)}</Whole>,
  },
]
