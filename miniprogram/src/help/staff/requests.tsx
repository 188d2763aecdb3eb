import { useState } from 'react'
import { ancestorAt } from '../../../../shared/areas/code.ts'
import { careWords, type HelpKind, helpKinds, helpKindWords } from '../../../../shared/help/kinds.ts'
import { helpLifecycle } from '../../../../shared/help/lifecycle.ts'
import type { HelpCard } from '../../../../shared/help/request.ts'
import type { Stage } from '../../../../shared/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { go, paths } from '../../paths.ts'
import { useWide } from '../../platform/wide.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Filter, Filters } from '../../ui/parts/filters.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { Table } from '../../ui/parts/table.tsx'
import { helpWhen } from '../../words/help.ts'
import { spanWords } from '../../words/time.ts'
import { HelpLetter, HelpTags } from '../parts/help-letter.tsx'
import { ReportedThings } from './reported-things.tsx'

const stageOptions = [
  ['open', '等人帮忙'],
  ['waiting', '有人在帮'],
  ['closed', '已结束'],
] as const satisfies readonly (readonly [Stage, string])[]

type Kind = 'all' | HelpKind
const kindOptions: readonly (readonly [Kind, string])[] = [
  ['all', '全部'],
  ...helpKinds.map((kind) => [kind, helpKindWords[kind]] as const),
]

/** What is asked in an area, as the service orders it: those about the elderly and children first, then the oldest. */
export function Requests({ area }: { area: string }) {
  const now = useNow()
  const wide = useWide()
  const [stage, setStage] = useState<Stage>('open')
  const [kind, setKind] = useState<Kind>('all')
  const list = useList(`help-${area}-${stage}`, (cursor) =>
    api.call('listHelpQueue', { query: { area, stage, cursor } }),
  )
  const shown = (help: HelpCard) => kind === 'all' || help.kind === kind
  const items = list.reading.state === 'ready' ? list.reading.value.items.filter(shown) : []
  const empty = (
    <Empty
      icon='heart-handshake'
      title={stage === 'open' ? '没有等人帮忙的' : '这里还没有'}
      action={kind !== 'all' && <Button onTap={() => setKind('all')}>看全部种类</Button>}
    >
      新的一到，这里会自动出现。
    </Empty>
  )
  return (
    <>
      <Filters>
        <Filter label='状态' options={stageOptions} chosen={stage} onChoose={setStage} />
        <Filter label='种类' options={kindOptions} chosen={kind} onChoose={setKind} />
      </Filters>
      {stage !== 'closed' && (
        <Soft>和老人、孩子有关的排在前面，其余等得最久的在前。没人应答的可以点开，自己上门。</Soft>
      )}
      {stage !== 'waiting' && <ReportedThings key={stage} area={area} stage={stage} />}
      {wide && items.length > 0 ? (
        <>
          <Requested items={items} now={now} within={ancestorAt(area, 'community') !== undefined} />
          {list.reading.state === 'ready' && list.reading.value.cursor && <Button onTap={list.more}>再看更多</Button>}
        </>
      ) : (
        <Letters
          {...list}
          shown={shown}
          keyOf={({ id }) => id}
          letter={(help) => <HelpLetter help={help} now={now} />}
          empty={empty}
        />
      )}
    </>
  )
}

const ageOf = ({ openedAt, endedAt }: HelpCard, now: number) =>
  (endedAt ? Date.parse(endedAt) : now) - Date.parse(openedAt)

/** `within` one community, whose name then need not be said in each line. */
function Requested({ items, now, within }: { items: readonly HelpCard[]; now: number; within: boolean }) {
  return (
    <Table
      caption='互助'
      file='邻里互助'
      rows={items}
      idOf={({ id }) => id}
      onChoose={({ id }) => go(paths.helpCase(id))}
      columns={[
        { key: 'kind', title: '种类', value: ({ kind }) => helpKindWords[kind] },
        { key: 'what', title: '要帮什么', value: ({ excerpt }) => excerpt },
        {
          key: 'state',
          title: '状态',
          value: ({ state }) => helpLifecycle.states[state].word,
          cell: (help) => <HelpTags help={help} />,
        },
        {
          key: 'care',
          title: '关照',
          value: ({ care }) => (care ? careWords[care] : ''),
          cell: ({ care }) => care && <Tag tone='amber'>{careWords[care]}</Tag>,
        },
        {
          key: 'place',
          title: '楼栋',
          value: ({ place }) => (within ? place.name.replace(/^.+社区/, '') : place.name),
        },
        { key: 'when', title: '什么时候', value: ({ at, until }) => at ?? until, cell: (help) => helpWhen(help, now) },
        {
          key: 'helpers',
          title: '帮手',
          value: ({ accepted }) => accepted,
          cell: ({ accepted, wanted, offers }) => (
            <Box as='span'>
              {accepted} / {wanted}
              {offers > 0 && `，${offers} 人应答`}
            </Box>
          ),
          numeric: true,
        },
        {
          key: 'age',
          title: '已等',
          saved: '已等（分钟）',
          value: (help) => Math.round(ageOf(help, now) / 60_000),
          cell: (help) => spanWords(ageOf(help, now)),
          numeric: true,
        },
      ]}
    />
  )
}
