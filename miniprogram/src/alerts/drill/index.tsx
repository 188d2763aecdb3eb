/** Drills of an area: run one, see it answered, and how the former ones went. */
import type { AlertCard } from '../../../../shared/alerts/alert.ts'
import { drillingRoles } from '../../../../shared/alerts/drills.ts'
import { isOpen } from '../../../../shared/alerts/lifecycle.ts'
import { ancestorAt, levelOf } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { overseeingRoles } from '../../../../shared/roles/roles.ts'
import { api } from '../../api/api.ts'
import { AreaList } from '../../areas/parts/area-list.tsx'
import { useList } from '../../live/use-list.ts'
import { useSeconds } from '../../live/use-seconds.ts'
import { Letters } from '../../ui/parts/letters.tsx'
import { Heading } from '../../ui/parts/prose.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { AreaBar } from '../../work/area-bar.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { DrillLetter } from './drill-letter.tsx'
import { Running } from './running.tsx'
import { Start } from './start.tsx'

export default function Drills() {
  return <StaffPage tool='drills'>{(me) => <DrillsOf key={me.id} me={me} />}</StaffPage>
}

function DrillsOf({ me }: { me: Me }) {
  const [area, setArea] = useWorkArea(me, overseeingRoles)
  return (
    <>
      <AreaBar
        me={me}
        kinds={overseeingRoles}
        code={area}
        below={['street', 'community', 'grid', 'building']}
        onChoose={setArea}
      />
      {levelOf(area) === 'city' ? (
        <AreaList key={area} area={area} title='选一个区' onChoose={setArea} />
      ) : (
        <DrillsAt key={area} me={me} area={area} />
      )}
    </>
  )
}

function DrillsAt({ me, area }: { me: Me; area: string }) {
  // A building's drills stand in the list of its grid.
  const listed = ancestorAt(area, 'grid') ?? area
  const { reading, reread, more } = useList(`drills-${listed}`, (cursor) =>
    api.call('listDrills', { params: { area: listed }, query: { cursor } }),
  )
  const drills = reading.state === 'ready' ? reading.value.items : []
  const running = drills.filter(({ state }) => isOpen(state))
  const now = useSeconds(running.length > 0)
  const over = ({ state }: AlertCard) => !isOpen(state)
  // A drill in a part of a street or a district hinders none of its own.
  const hinders = ({ place }: AlertCard) => ancestorAt(area, 'community') !== undefined || place.area === area
  return (
    <>
      {running.map((card) => (
        <Running key={card.id} card={card} now={now} reread={() => void reread()} />
      ))}
      {!running.some(hinders) && reading.state === 'ready' && reaches(me.roles, drillingRoles, area) && (
        <Start area={area} started={() => void reread()} />
      )}
      <Heading>以往的演练</Heading>
      <Letters
        reading={reading}
        reread={() => void reread()}
        more={more}
        shown={over}
        keyOf={({ id }) => id}
        letter={(card) => <DrillLetter card={card} now={now} />}
        empty={
          <Empty icon='siren' title={running.length > 0 ? '还没有做完的演练' : '这里还没有演练过'}>
            演练走的是真求助的全过程：响铃、应答、到场、逐级通知，只是处处标着“演练”，也不打外面的电话。
          </Empty>
        }
      />
    </>
  )
}
