/** How many households of an area have joined: as tiles, as a table, and down to the building. */
import { useState } from 'react'
import { levelOf, levelWords } from '../../../../shared/areas/code.ts'
import { coverageOf } from '../../../../shared/areas/oversight.ts'
import { approverRoles } from '../../../../shared/households/approvers.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { go, paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Bar } from '../../ui/parts/bar.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'
import { Tiles } from '../../ui/parts/tiles.tsx'
import { countsWords, coverageWords, sumOf, tileOf } from '../../words/coverage.ts'
import { TilesAndTable } from '../../work/tiles-and-table.tsx'
import style from './coverage.module.scss'
import { CoverageTable } from './coverage-table.tsx'

type Part = 'below' | 'buildings'

export function CoverageView({ me, area, onChoose }: { me: Me; area: string; onChoose: (code: string) => void }) {
  const [part, setPart] = useState<Part>('below')
  const { reading, reread } = useReading(() => api.call('getCoverage', { params: { area } }), { key: area })
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const { items, buildings, households, joined } = reading.value
  if (items.length === 0)
    return (
      <Empty
        icon='chart-column'
        title='这里还没有录入下一级'
        action={<ButtonLink to={paths.areaTree(area)}>去添加</ButtonLink>}
      >
        有了网格、楼栋和住户名册，才算得出覆盖率。
      </Empty>
    )
  const rows = part === 'buildings' && buildings ? buildings : items
  const sum = sumOf(rows)
  const word = part === 'buildings' ? '楼栋' : levelWords[items[0]?.level ?? 'grid']

  /** Down to an area, or to the roster of a building, for whoever may see it. */
  function down(code: string) {
    if (levelOf(code) !== 'building') onChoose(code)
    else if (reaches(me.roles, approverRoles, code)) go(paths.roster(code))
  }
  const caption = `各${word}覆盖率`
  const tiles = <Tiles label={`${caption}格子图`} tiles={rows.map(tileOf)} onChoose={down} />
  const table = (
    <CoverageTable caption={caption} word={word} rows={rows} sum={sum} onChoose={({ code }) => down(code)} />
  )
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Card>
        <Box className={style.sum}>
          <Box as='span' className={style.share}>
            {coverageWords({ households, joined })}
          </Box>
          <Box as='span'>已入户 {countsWords({ households, joined })}</Box>
          <Bar share={coverageOf({ households, joined })} />
        </Box>
        <Soft>
          按户计：一户有几位成员都只算一户，所以不会超过 100%。
          {sum.households === households && sum.joined === joined
            ? `各${word}相加正好等于合计。`
            : `各${word}相加是 ${countsWords(sum)}，与合计不一致，请到“网格和楼栋”里检查。`}
        </Soft>
      </Card>
      {buildings && (
        <Tabs
          label='看到哪一级'
          tabs={[
            ['below', '各网格'],
            ['buildings', '各楼栋'],
          ]}
          current={part}
          onChoose={setPart}
        />
      )}
      <TilesAndTable key={part} count={rows.length} tiles={tiles} table={table} beside />
    </>
  )
}
