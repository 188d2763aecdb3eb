/** By how much an area has shortened the escalation: the standard beside its own, and what comes of it as a line of steps. */
import { shorteningLevels } from '../../../../shared/alerts/shortening.ts'
import { levelOf } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { managingRoles, overseeingRoles } from '../../../../shared/roles/roles.ts'
import { api } from '../../api/api.ts'
import { AreaList } from '../../areas/parts/area-list.tsx'
import { useReading } from '../../live/use-reading.ts'
import { Card } from '../../ui/parts/card.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { AreaBar } from '../../work/area-bar.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { Setting } from './setting.tsx'

export default function Escalation() {
  return <StaffPage tool='escalation'>{(me) => <EscalationOf key={me.id} me={me} />}</StaffPage>
}

function EscalationOf({ me }: { me: Me }) {
  const [area, setArea] = useWorkArea(me, overseeingRoles)
  const level = levelOf(area)
  const levels: readonly (string | undefined)[] = shorteningLevels
  return (
    <>
      <AreaBar me={me} kinds={overseeingRoles} code={area} below={['street', 'community']} onChoose={setArea} />
      {level === 'city' && <AreaList key={area} area={area} title='选一个区' onChoose={setArea} />}
      {levels.includes(level) && <SettingAt key={area} area={area} manages={reaches(me.roles, managingRoles, area)} />}
      {level !== 'city' && !levels.includes(level) && (
        <Card title='网格不单独设'>
          <Soft>升级时间由社区、街道或区来设，网格跟着社区走。</Soft>
        </Card>
      )}
    </>
  )
}

function SettingAt({ area, manages }: { area: string; manages: boolean }) {
  const { reading, reread, put } = useReading(() => api.call('getEscalation', { params: { area } }), {
    key: area,
    cares: () => false,
  })
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  return <Setting setting={reading.value} manages={manages} onSet={put} />
}
