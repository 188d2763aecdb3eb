import { useState } from 'react'
import type { PointCard } from '../../../../shared/devices/points.ts'
import { pointKindWords } from '../../../../shared/devices/points.ts'
import type { Stage } from '../../../../shared/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { go, paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Filter, Filters } from '../../ui/parts/filters.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { Table } from '../../ui/parts/table.tsx'
import { momentWords } from '../../words/time.ts'
import { Signs } from '../parts/signs.tsx'
import { placeWords, pointSigns } from '../words.ts'
import type { EmptyProps, ListProps } from './devices-of.tsx'
import { Listing } from './listing.tsx'

const stageOptions = [
  ['open', '需要处理'],
  ['waiting', '正常'],
  ['closed', '已停用'],
] as const satisfies readonly (readonly [Stage, string])[]

export function PointsOf({ area, manages }: ListProps) {
  const [stage, setStage] = useState<Stage>('open')
  const now = useNow()
  const { reading, reread, more } = useList(`points-${area}-${stage}`, (cursor) =>
    api.call('listPoints', { params: { area }, query: { stage, cursor } }),
  )
  return (
    <>
      <Filters>
        <Filter label='状态' options={stageOptions} chosen={stage} onChoose={setStage} />
      </Filters>
      <Listing
        reading={reading}
        reread={() => void reread()}
        more={more}
        shown={(_: PointCard) => true}
        empty={<NoPoints area={area} stage={stage} manages={manages} onAll={() => setStage('waiting')} />}
        table={(rows) => (
          <Table
            caption='重点部位'
            rows={rows}
            idOf={({ id }) => id}
            onChoose={({ id }) => go(paths.firePoint(id))}
            file='重点部位'
            columns={[
              { key: 'name', title: '部位', value: ({ name }) => name },
              {
                key: 'state',
                title: '状态',
                value: (card) =>
                  pointSigns(card)
                    .map(({ word }) => word)
                    .join('、'),
                cell: (card) => <Signs signs={pointSigns(card)} />,
              },
              { key: 'kind', title: '种类', value: ({ kind }) => pointKindWords[kind] },
              { key: 'place', title: '位置', value: ({ place }) => placeWords(place) },
              {
                key: 'nextAt',
                title: '下次巡检不晚于',
                value: ({ nextAt }) => nextAt,
                cell: ({ nextAt }) => momentWords(nextAt, now),
              },
              {
                key: 'lastAt',
                title: '上次巡检',
                value: ({ lastAt }) => lastAt ?? '',
                cell: ({ lastAt }) => (lastAt ? momentWords(lastAt, now) : '还没有'),
              },
            ]}
          />
        )}
      />
    </>
  )
}

function NoPoints({ area, stage, manages, onAll }: EmptyProps) {
  switch (stage) {
    case 'open':
      return (
        <Empty
          icon='circle-check-big'
          title='没有超期或有隐患的部位'
          action={<Button onTap={onAll}>看全部正常的</Button>}
        >
          到期没有巡检的、上次发现隐患的会排在这里。
        </Empty>
      )
    case 'waiting':
      return (
        <Empty
          icon='clipboard-list'
          title='这里没有正常的重点部位'
          action={manages && <ButtonLink to={paths.newDevice('points', area)}>登记重点部位</ButtonLink>}
        >
          登记泵房、配电室、电动车棚等部位和巡检周期，到期会提醒。
        </Empty>
      )
    case 'closed':
      return <Empty icon='ban' title='没有停用的部位' />
  }
}
