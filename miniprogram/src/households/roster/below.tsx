import { levelWords } from '../../../../shared/areas/code.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Rows, RowTap } from '../../ui/parts/rows.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'

/** The areas right below one, on the way to a building. */
export function Below({ area, onChoose }: { area: string; onChoose: (code: string) => void }) {
  const { reading, reread } = useReading(() => api.call('listAreas', { query: { parent: area } }), {
    key: area,
    cares: () => false,
  })
  if (reading.state === 'loading') return <Skeleton cards={2} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const { items } = reading.value
  if (items.length === 0)
    return (
      <Empty
        icon='building-2'
        title='这里还没有楼栋'
        action={<ButtonLink to={paths.areaTree(area)}>去添加楼栋</ButtonLink>}
      >
        先在“网格和楼栋”里添加，或从表格导入。
      </Empty>
    )
  return (
    <Card title='选一栋楼'>
      <Rows>
        {items.map(({ code, name, level }) => (
          <RowTap
            key={code}
            icon={level === 'building' ? 'building-2' : 'map-pin'}
            title={name}
            value={levelWords[level]}
            onTap={() => onChoose(code)}
          />
        ))}
      </Rows>
    </Card>
  )
}
