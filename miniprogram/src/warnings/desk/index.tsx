/** The warnings for an area as staff work with them: those in force and those that are over, for it, above it and below. */
import { useState } from 'react'
import { levelOf } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { managingRoles, overseeingRoles } from '../../../../shared/roles/roles.ts'
import { isInForce, type Warning } from '../../../../shared/warnings/warning.ts'
import { api } from '../../api/api.ts'
import { AreaList } from '../../areas/parts/area-list.tsx'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { useWide } from '../../platform/wide.ts'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Buttons, Soft } from '../../ui/parts/prose.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'
import { AreaBar } from '../../work/area-bar.tsx'
import { Panes } from '../../work/panes.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { WarningLetter } from '../parts/warning-letter.tsx'
import { WholeWarning } from '../parts/whole-warning.tsx'

export default function Desk() {
  return <StaffPage tool='warnings'>{(me) => <DeskOf key={me.id} me={me} />}</StaffPage>
}

type Which = 'now' | 'past'
const tabs = [
  ['now', '生效中'],
  ['past', '以往的'],
] as const

function DeskOf({ me }: { me: Me }) {
  const [area, setArea] = useWorkArea(me, overseeingRoles)
  const [which, setWhich] = useState<Which>('now')
  const bar = <AreaBar me={me} kinds={overseeingRoles} code={area} below={['street', 'community']} onChoose={setArea} />
  if (levelOf(area) === 'city')
    return (
      <>
        {bar}
        <AreaList key={area} area={area} title='选一个区' onChoose={setArea} />
      </>
    )
  return (
    <>
      {bar}
      {reaches(me.roles, managingRoles, area) && (
        <Buttons>
          <ButtonLink kind='main' icon='siren' to={paths.relayWarning}>
            转发预警
          </ButtonLink>
        </Buttons>
      )}
      <Soft>预警只能由县级以上政府和有关部门发布，这里只转发，不能自己写。</Soft>
      <Tabs label='哪些预警' tabs={tabs} current={which} onChoose={setWhich} />
      <DeskList key={area} area={area} which={which} />
    </>
  )
}

function DeskList({ area, which }: { area: string; which: Which }) {
  const now = useNow()
  const wide = useWide()
  const [chosen, setChosen] = useState<string>()
  const { reading, reread } = useReading(() => api.call('listWarnings', { params: { area } }), {
    key: `warnings-${area}`,
    cares: (event) => event.kind === 'opened' || event.frame.type === 'noticeCame',
  })
  const shown = (each: Warning) => isInForce(each, new Date(now).toISOString()) === (which === 'now')
  const items = reading.state === 'ready' ? reading.value.items.filter(shown) : []
  const open = items.find(({ id }) => id === chosen) ?? items[0]
  const letters = (
    <Letters
      reading={reading}
      reread={reread}
      shown={shown}
      keyOf={({ id }) => id}
      letter={(each) => (
        <WarningLetter
          warning={each}
          now={now}
          {...(wide ? { onTap: () => setChosen(each.id), chosen: each.id === open?.id } : {})}
        />
      )}
      empty={
        <Empty icon='siren' title={which === 'now' ? '现在没有生效的预警' : '还没有以往的预警'}>
          收到发布单位的预警文件后，点“转发预警”。
        </Empty>
      }
    />
  )
  if (!wide || !open) return letters
  return (
    <Panes
      list={{ label: '预警列表', children: letters }}
      main={{ label: '预警详情', children: <WholeWarning key={open.id} warningId={open.id} /> }}
    />
  )
}
