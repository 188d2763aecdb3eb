import { useState } from 'react'
import type { DeviceCard } from '../../../../shared/devices/contract.ts'
import { type DeviceKind, deviceKinds, deviceKindWords } from '../../../../shared/devices/kinds.ts'
import type { Stage } from '../../../../shared/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { go, paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Filter, Filters } from '../../ui/parts/filters.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { Table } from '../../ui/parts/table.tsx'
import { momentWords } from '../../words/time.ts'
import { Signs } from '../parts/signs.tsx'
import { deviceIcons, placeWords, signsOf, signWords } from '../words.ts'
import { Listing } from './listing.tsx'

export interface ListProps {
  area: string
  manages: boolean
}

export interface EmptyProps extends ListProps {
  stage: Stage
  /** Shows those that need nobody. */
  onAll: () => void
}

type Problem = 'any' | 'alarming' | 'silent' | 'flapping' | 'lowBattery'

/** What needs somebody, narrowed to one reason. */
const shows: Record<Problem, (card: DeviceCard) => boolean> = {
  any: () => true,
  alarming: ({ state }) => state === 'alarming',
  silent: ({ state }) => state === 'silent',
  flapping: ({ flapping }) => flapping,
  lowBattery: ({ lowBattery }) => lowBattery,
}

const stateOptions = [
  ['open:any', '需要处理'],
  ['open:alarming', '正在报警'],
  ['open:silent', '失联'],
  ['open:flapping', '反复报警'],
  ['open:lowBattery', '电量低'],
  ['waiting:any', '正常'],
  ['closed:any', '已停用'],
] as const satisfies readonly (readonly [`${Stage}:${Problem}`, string])[]

type Choice = (typeof stateOptions)[number][0]

const stages: Record<Choice, Stage> = {
  'open:any': 'open',
  'open:alarming': 'open',
  'open:silent': 'open',
  'open:flapping': 'open',
  'open:lowBattery': 'open',
  'waiting:any': 'waiting',
  'closed:any': 'closed',
}
const problems: Record<Choice, Problem> = {
  'open:any': 'any',
  'open:alarming': 'alarming',
  'open:silent': 'silent',
  'open:flapping': 'flapping',
  'open:lowBattery': 'lowBattery',
  'waiting:any': 'any',
  'closed:any': 'any',
}

export function DevicesOf({ area, manages }: ListProps) {
  const now = useNow()
  const [choice, setChoice] = useState<Choice>('open:any')
  const stage = stages[choice]
  const [kind, setKind] = useState<DeviceKind | 'all'>('all')
  const { reading, reread, more } = useList(`devices-${area}-${stage}-${kind}`, (cursor) =>
    api.call('listDevices', { params: { area }, query: { stage, cursor, ...(kind === 'all' ? {} : { kind }) } }),
  )
  return (
    <>
      <Filters>
        <Filter label='状态' options={stateOptions} chosen={choice} onChoose={setChoice} />
        <Filter
          label='种类'
          options={[['all', '全部'], ...deviceKinds.map((each) => [each, deviceKindWords[each]] as const)]}
          chosen={kind}
          onChoose={setKind}
        />
      </Filters>
      <Listing
        reading={reading}
        reread={() => void reread()}
        more={more}
        shown={shows[problems[choice]]}
        empty={<NoDevices area={area} stage={stage} manages={manages} onAll={() => setChoice('waiting:any')} />}
        table={(rows) => (
          <Table
            caption='设备'
            rows={rows}
            idOf={({ id }) => id}
            onChoose={({ id }) => go(paths.device(id))}
            file='设备'
            columns={[
              {
                key: 'name',
                title: '设备',
                value: ({ name }) => name,
                cell: ({ kind: each, name }) => (
                  <Box as='span'>
                    <Icon name={deviceIcons[each]} /> {name}
                  </Box>
                ),
              },
              {
                key: 'state',
                title: '状态',
                value: signWords,
                cell: (card) => <Signs signs={signsOf(card)} />,
              },
              { key: 'kind', title: '种类', value: (card) => deviceKindWords[card.kind] },
              { key: 'place', title: '位置', value: ({ place }) => placeWords(place) },
              {
                key: 'changedAt',
                title: '状态变化',
                value: ({ changedAt }) => changedAt,
                cell: ({ changedAt }) => momentWords(changedAt, now),
              },
            ]}
          />
        )}
      />
    </>
  )
}

function NoDevices({ area, stage, manages, onAll }: EmptyProps) {
  switch (stage) {
    case 'open':
      return (
        <Empty icon='circle-check-big' title='没有需要处理的设备' action={<Button onTap={onAll}>看正常的设备</Button>}>
          报警、失联、反复报警或电量低的设备会排在这里。
        </Empty>
      )
    case 'waiting':
      return (
        <Empty
          icon='flame'
          title='这里没有正常运行的设备'
          action={manages && <ButtonLink to={paths.newDevice('devices', area)}>登记设备</ButtonLink>}
        >
          登记烟感、水压、车棚监测和独居老人的紧急按钮，报警会直接变成求助。
        </Empty>
      )
    case 'closed':
      return <Empty icon='ban' title='没有停用的设备' />
  }
}
