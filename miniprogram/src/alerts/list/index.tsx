/** The alerts of an area: open ones oldest first with their clocks running, and those that are over. */
import { useState } from 'react'
import type { AlertCard } from '../../../../shared/alerts/alert.ts'
import { watchingRoles } from '../../../../shared/alerts/contract.ts'
import { levelOf } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { AreaList } from '../../areas/parts/area-list.tsx'
import { useList } from '../../live/use-list.ts'
import { useSeconds } from '../../live/use-seconds.ts'
import { useWide } from '../../platform/wide.ts'
import { Letters } from '../../ui/parts/letters.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'
import { AreaBar } from '../../work/area-bar.tsx'
import { Panes } from '../../work/panes.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { AlertCase } from '../answer/alert-case.tsx'
import { AlertLetter } from './alert-letter.tsx'

export default function AlertList() {
  return <StaffPage tool='alerts'>{(me) => <ListOf key={me.id} me={me} />}</StaffPage>
}

type Which = 'open' | 'closed'
const tabs = [
  ['open', '进行中'],
  ['closed', '以往的'],
] as const

function ListOf({ me }: { me: Me }) {
  const [area, setArea] = useWorkArea(me, watchingRoles)
  const [which, setWhich] = useState<Which>('open')
  const bar = <AreaBar me={me} kinds={watchingRoles} code={area} onChoose={setArea} />
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
      <Tabs label='哪些求助' tabs={tabs} current={which} onChoose={setWhich} />
      <AlertsOf key={`${area} ${which}`} area={area} which={which} />
    </>
  )
}

function AlertsOf({ area, which }: { area: string; which: Which }) {
  const now = useSeconds(which === 'open')
  const wide = useWide()
  const [chosen, setChosen] = useState<string>()
  const { reading, reread, more } = useList(`alerts-${area}-${which}`, (cursor) =>
    api.call('listAlerts', { params: { area }, query: { stage: which, cursor } }),
  )
  const letters = (
    <Letters
      reading={reading}
      reread={() => void reread()}
      more={more}
      keyOf={({ id }) => id}
      letter={(card: AlertCard) => (
        <AlertLetter
          card={card}
          now={now}
          {...(wide ? { onTap: () => setChosen(card.id), chosen: card.id === chosen } : {})}
        />
      )}
      empty={
        <Empty icon='siren' title={which === 'open' ? '现在没有人求助' : '还没有以往的求助'}>
          {which === 'open' ? '有人求助时，这台设备会响铃，在任何页面都看得到。' : '结束的求助会留在这里，随时可以查。'}
        </Empty>
      }
    />
  )
  if (!wide) return letters
  return (
    <Panes
      list={{ label: '求助列表', children: letters }}
      main={{
        label: '这起求助',
        children: chosen ? (
          <AlertCase key={chosen} alertId={chosen} />
        ) : (
          <Empty icon='siren' title='从左边选一起求助'>
            打开后能看到位置、赶来的人和消息；查看会留下记录。
          </Empty>
        ),
      }}
    />
  )
}
