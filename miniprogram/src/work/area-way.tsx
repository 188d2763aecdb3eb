/**
 * Where one is in the area tree, from one's own area down: 花桥街道 › 大江园社区 › 第3网格. A tap on one goes up to it; how to go
 * down is the page's own. Who serves in several places chooses among them here too.
 */
import { covers } from '../../../shared/areas/code.ts'
import type { Area } from '../../../shared/areas/contract.ts'
import type { Me } from '../../../shared/people/person.ts'
import type { Role } from '../../../shared/roles/roles.ts'
import { api } from '../api/api.ts'
import { useReading } from '../live/use-reading.ts'
import { Box } from '../ui/base/box.tsx'
import { Tap } from '../ui/base/tap.tsx'
import { Icon } from '../ui/icon/icon.tsx'
import { Filter } from '../ui/parts/filters.tsx'
import style from './area-way.module.scss'
import { areasOf } from './areas-of.ts'

/** An area with those above it, read by its code. */
export const useArea = (code: string) =>
  useReading(() => api.call('getArea', { params: { area: code } }), { key: `area-${code}`, cares: () => false })

export function AreaWay({
  me,
  kinds,
  code,
  onChoose,
}: {
  me: Me
  kinds: readonly Role[]
  code: string
  onChoose: (code: string) => void
}) {
  const { reading } = useArea(code)
  const own = areasOf(me.roles, kinds)
  const root = own.find((area) => covers(area.code, code))
  const steps: Area[] =
    reading.state === 'ready'
      ? [...reading.value.lineage, reading.value.area].filter((area) => root && covers(root.code, area.code))
      : []
  const above = steps.slice(0, -1)
  const here = steps[steps.length - 1]
  return (
    <Box className={style.way}>
      {own.length > 1 && root && (
        <Filter
          label='我的片区'
          options={own.map((area) => [area.code, area.name] as const)}
          chosen={root.code}
          onChoose={onChoose}
        />
      )}
      <Box as='nav' className={style.steps} label='所在片区'>
        <Icon name='map-pin' />
        {above.map((area) => (
          <Box as='span' key={area.code} className={style.step}>
            <Tap className={style.up} onTap={() => onChoose(area.code)}>
              {area.name}
            </Tap>
            <Icon name='chevron-right' />
          </Box>
        ))}
        <Box as='span' className={style.here}>
          {here?.name ?? root?.name}
        </Box>
      </Box>
    </Box>
  )
}
