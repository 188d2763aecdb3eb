import { parentOf } from '../../../../shared/areas/code.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { Card } from '../../ui/parts/card.tsx'
import { Rows, RowTap } from '../../ui/parts/rows.tsx'
import { countWords } from '../../words/number.ts'
import { leftAt } from '../../words/reach.ts'

/** The next buildings of the grid to walk to, those with most left to tell first. */
export function OtherBuildings({
  announcementId,
  building,
  confirm,
  onChoose,
}: {
  announcementId: string
  building: string
  /** Whether a door is settled only by a confirmation. */
  confirm: boolean
  onChoose: (building: string) => void
}) {
  const grid = parentOf(building) ?? ''
  const { reading } = useReading(() => api.call('getReach', { params: { announcementId }, query: { area: grid } }), {
    key: `${announcementId}-${building}`,
    cares: () => false,
  })
  if (reading.state !== 'ready') return null
  const others = reading.value.items
    .filter(({ code }) => code !== building)
    .sort((one, other) => leftAt(other, confirm) - leftAt(one, confirm))
  if (others.length === 0) return null
  return (
    <Card title='同网格的其他楼栋'>
      <Rows>
        {others.map((row) => (
          <RowTap
            key={row.code}
            icon='building-2'
            title={row.name}
            hint={leftAt(row, confirm) === 0 ? '都走完了' : `还要走 ${countWords(leftAt(row, confirm))} 户`}
            onTap={() => onChoose(row.code)}
          />
        ))}
      </Rows>
    </Card>
  )
}
