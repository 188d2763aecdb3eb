import type { AlertCard } from '../../../../shared/alerts/alert.ts'
import { type AlertLevel, alertLevels } from '../../../../shared/alerts/escalation.ts'
import { type AlertKind, alertKinds, alertKindWords } from '../../../../shared/alerts/kinds.ts'
import { levelWords } from '../../../../shared/areas/code.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Filter, Filters } from '../../ui/parts/filters.tsx'

export interface Wanted {
  kind: AlertKind | 'all' | 'unsaid'
  level: AlertLevel | 'all'
  waiting: boolean
  drills: boolean
}
export const everything: Wanted = { kind: 'all', level: 'all', waiting: false, drills: true }

const kinds = [
  ['all', '全部'],
  ...alertKinds.map((kind) => [kind, alertKindWords[kind]] as const),
  ['unsaid', '还没说明'],
] as const
const levels = [
  ['all', '全部'],
  ...alertLevels.map((level) => [level, `已通知到${levelWords[level]}`] as const),
] as const

/** Whether an alert is one of those that are looked for. */
export const isWanted = ({ kind, level, state, drill }: AlertCard, wanted: Wanted): boolean =>
  (wanted.kind === 'all' || wanted.kind === (kind ?? 'unsaid')) &&
  (wanted.level === 'all' || wanted.level === level) &&
  (!wanted.waiting || state === 'raised') &&
  (wanted.drills || !drill)

export function WallFilters({ wanted, onChange }: { wanted: Wanted; onChange: (wanted: Wanted) => void }) {
  return (
    <Filters>
      <Filter label='类别' options={kinds} chosen={wanted.kind} onChoose={(kind) => onChange({ ...wanted, kind })} />
      <Filter
        label='级别'
        options={levels}
        chosen={wanted.level}
        onChoose={(level) => onChange({ ...wanted, level })}
      />
      <Button
        kind='quiet'
        icon={wanted.waiting ? 'square-check-big' : 'square'}
        pressed={wanted.waiting}
        onTap={() => onChange({ ...wanted, waiting: !wanted.waiting })}
      >
        只看没人去的
      </Button>
      <Button
        kind='quiet'
        icon={wanted.drills ? 'square-check-big' : 'square'}
        pressed={wanted.drills}
        onTap={() => onChange({ ...wanted, drills: !wanted.drills })}
      >
        显示演练
      </Button>
    </Filters>
  )
}
