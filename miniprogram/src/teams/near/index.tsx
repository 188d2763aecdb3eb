/** The activities around me, first ones first. */
import { useState } from 'react'
import type { Me } from '../../../../shared/people/person.ts'
import type { TeamKind } from '../../../../shared/teams/kinds.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { paths } from '../../paths.ts'
import { Gate } from '../../session/gate.tsx'
import { Box } from '../../ui/base/box.tsx'
import { Page } from '../../ui/page/page.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Filter, Filters } from '../../ui/parts/filters.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { dayAfter, dayOf } from '../../words/day.ts'
import { ActivityLetter } from '../parts/activity-letter.tsx'
import { type Around, areaAround, aroundOptions } from '../parts/my-areas.ts'
import parts from '../parts/parts.module.scss'
import { kindOptions } from '../parts/words.ts'

export default function NearPage() {
  return (
    <Page title='社区活动' warned='whole'>
      <Gate>{(me) => <Near key={me.id} me={me} />}</Gate>
    </Page>
  )
}

const whenOptions = [
  ['coming', '接下来的'],
  ['week', '七天内'],
  ['over', '办过的'],
] as const
type When = (typeof whenOptions)[number][0]

function Near({ me }: { me: Me }) {
  const options = aroundOptions(me)
  const [around, setAround] = useState<Around>(options[0]?.[0] ?? 'community')
  const area = areaAround(me, around)
  return (
    <>
      <Box className={parts.ways}>
        <ButtonLink icon='ticket' to={paths.myActivities}>
          我的活动
        </ButtonLink>
        <ButtonLink icon='users-round' to={paths.teams}>
          志愿队伍
        </ButtonLink>
      </Box>
      {area ? (
        <ListOf key={area} area={area} around={around} options={options} onAround={setAround} />
      ) : (
        <Empty
          icon='house'
          title='先入户，就能看到家附近的活动'
          action={
            <ButtonLink kind='main' to={paths.join}>
              去入户
            </ButtonLink>
          }
        />
      )}
    </>
  )
}

function ListOf({
  area,
  around,
  options,
  onAround,
}: {
  area: string
  around: Around
  options: readonly (readonly [Around, string])[]
  onAround: (around: Around) => void
}) {
  const now = useNow()
  const [when, setWhen] = useState<When>('coming')
  const [kind, setKind] = useState<TeamKind | 'all'>('all')
  const list = useList(`activities-${area}-${when}`, (cursor) =>
    api.call('listActivities', {
      params: { area },
      query: { cursor, when: when === 'over' ? ('over' as const) : ('coming' as const) },
    }),
  )
  const week = dayAfter(dayOf(now), 7)
  return (
    <>
      <Filters>
        <Filter label='范围' options={options} chosen={around} onChoose={onAround} />
        <Filter label='时间' options={whenOptions} chosen={when} onChoose={setWhen} />
        <Filter label='种类' options={[['all', '不限'], ...kindOptions]} chosen={kind} onChoose={setKind} />
      </Filters>
      <Letters
        {...list}
        keyOf={({ id }) => id}
        shown={(each) =>
          (kind === 'all' || each.kind === kind) && (when !== 'week' || dayOf(Date.parse(each.beginsAt)) < week)
        }
        letter={(activity) => <ActivityLetter activity={activity} now={now} />}
        empty={
          <Empty
            icon='calendar-days'
            title={when === 'over' ? '还没有办过活动' : '现在没有可以报名的活动'}
            action={<ButtonLink to={paths.teams}>看看志愿队伍</ButtonLink>}
          >
            换个范围或种类看看；有好主意，也可以加入队伍一起办。
          </Empty>
        }
      />
    </>
  )
}
