/** The hours soon in which a grid of mine has nobody: before what waits, for as long as nobody steps in. */

import { levelOf } from '../../../shared/areas/code.ts'
import type { WarnedGap } from '../../../shared/duty/gap-warnings.ts'
import { dutyRoles } from '../../../shared/duty/policy.ts'
import type { Me } from '../../../shared/people/person.ts'
import { managingRoles } from '../../../shared/roles/roles.ts'
import { api } from '../api/api.ts'
import { useReading } from '../live/use-reading.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/parts/card.tsx'
import { RowLink, Rows } from '../ui/parts/rows.tsx'
import { dayOf, dayWords, rangeWords } from '../words/day.ts'
import { areasOf } from './areas-of.ts'

/** 第3网格没有网格员; 第3网格 3月2日 周一 18:00–次日 08:00. */
const whenWords = ({ kind, from, to }: WarnedGap): string =>
  kind === 'unserved'
    ? '没有网格员，也没有人值班'
    : `${dayWords(dayOf(Date.parse(from)))} ${rangeWords({ from, to })}没有人值班`

export function GapWarnings({ me }: { me: Me }) {
  const areas = areasOf(me.roles, dutyRoles).filter(({ code }) => ['grid', 'community'].includes(levelOf(code) ?? ''))
  return areas.map(({ code }) => (
    <GapsIn key={code} area={code} manages={areasOf(me.roles, managingRoles).length > 0} />
  ))
}

function GapsIn({ area, manages }: { area: string; manages: boolean }) {
  const { reading } = useReading(() => api.call('listGapWarnings', { params: { area } }), {
    key: `gap-warnings-${area}`,
    cares: (event) => event.kind === 'opened' || event.frame.type === 'dutyGap',
  })
  const items = reading.state === 'ready' ? reading.value.items : []
  if (items.length === 0) return null
  return (
    <Card tone='amber'>
      <Rows label='没有人值班的时段'>
        {items.map((gap) => (
          <RowLink
            key={`${gap.area} ${gap.from}`}
            icon='triangle-alert'
            title={`${gap.name}：${whenWords(gap)}`}
            hint='这时有人求助，会直接通知上一级'
            to={manages ? paths.plan : paths.myDuty}
          />
        ))}
      </Rows>
    </Card>
  )
}
