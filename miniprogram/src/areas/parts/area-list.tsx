import { levelWords } from '../../../../shared/areas/code.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { Card } from '../../ui/parts/card.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { ChildRow } from './child-row.tsx'

/** The areas right below one, for going down. */
export function AreaList({
  area,
  title,
  chosen,
  onChoose,
}: {
  area: string
  title: string
  /** The one that is open beside the list. */
  chosen?: string | undefined
  onChoose: (code: string) => void
}) {
  const { reading, reread } = useReading(() => api.call('listAreas', { query: { parent: area } }), {
    key: area,
    cares: () => false,
  })
  if (reading.state === 'loading') return <Skeleton cards={2} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const { items } = reading.value
  if (items.length === 0) return <Empty icon='map-pin' title='这里还没有录入下一级' />
  return (
    <Card title={title}>
      {items.map(({ code, name, level }) => (
        <ChildRow
          key={code}
          icon={level === 'building' ? 'building-2' : 'map-pin'}
          name={name}
          hint={levelWords[level]}
          chosen={code === chosen}
          onTap={() => onChoose(code)}
        />
      ))}
    </Card>
  )
}
