/** How many ask for help now where I serve: before everything else that waits. */
import { watchingRoles } from '../../../shared/alerts/contract.ts'
import { levelOf } from '../../../shared/areas/code.ts'
import type { Me } from '../../../shared/people/person.ts'
import { api } from '../api/api.ts'
import { useReading } from '../live/use-reading.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/parts/card.tsx'
import { Tag } from '../ui/parts/letter.tsx'
import { RowLink, Rows } from '../ui/parts/rows.tsx'
import { areasOf } from './areas-of.ts'

/** The most that is counted; beyond it the count is said with a plus. */
const MOST = 50

export function OpenAlerts({ me }: { me: Me }) {
  // The alerts of a whole city are looked at by district.
  const areas = areasOf(me.roles, watchingRoles).filter(({ code }) => levelOf(code) !== 'city')
  if (areas.length === 0) return null
  return (
    <Card>
      <Rows label='进行中的求助'>
        {areas.map(({ code, name }) => (
          <OpenIn key={code} area={code} name={name} />
        ))}
      </Rows>
    </Card>
  )
}

function OpenIn({ area, name }: { area: string; name: string }) {
  const { reading } = useReading(() => api.call('listAlerts', { params: { area }, query: { limit: MOST } }), {
    key: `open-alerts-${area}`,
  })
  const row = { icon: 'siren', title: `居民求助 · ${name}`, to: paths.alerts(area) } as const
  if (reading.state === 'loading') return <RowLink {...row} hint='正在看…' />
  if (reading.state === 'failed') return <RowLink {...row} hint={reading.failure.message} />
  const { items, cursor } = reading.value
  const meant = items.filter(({ drill }) => !drill)
  const drills = items.length - meant.length
  const waiting = meant.filter(({ state }) => state === 'raised').length
  return (
    <RowLink
      {...row}
      hint={
        waiting > 0 ? (
          <Tag icon='timer' tone='amber'>
            {waiting} 起还没有人去
          </Tag>
        ) : (
          `${meant.length > 0 ? '都有人在处置' : '现在没有人求助'}${drills > 0 ? `，演练 ${drills} 起` : ''}`
        )
      }
      value={`${cursor ? `${MOST}+` : meant.length} 起`}
    />
  )
}
