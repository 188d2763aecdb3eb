/** A grid: its buildings, what can be done with them, and with itself. */
import { useState } from 'react'
import { ancestorAt } from '../../../../shared/areas/code.ts'
import { MOVED_MAX } from '../../../../shared/areas/editor.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { managingRoles, overseeingRoles } from '../../../../shared/roles/roles.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Buttons, Soft } from '../../ui/parts/prose.tsx'
import { useSelection } from '../../ui/parts/selection.ts'
import { SelectionBar } from '../../ui/parts/selection-bar.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Table } from '../../ui/parts/table.tsx'
import { countsWords, coverageWords } from '../../words/coverage.ts'
import { useArea } from '../../work/area-way.tsx'
import { JobCard } from '../parts/job-card.tsx'
import { useJob } from '../parts/use-job.ts'
import { type Asked, EditSheets } from './edit-sheets.tsx'
import { MoveSheet } from './move-sheet.tsx'
import { type Child, useChildren } from './use-children.ts'

export function GridEditor({
  me,
  grid,
  onChanged,
  onClosed,
}: {
  me: Me
  grid: string
  onChanged: () => void
  /** The grid itself was closed. */
  onClosed: () => void
}) {
  const community = ancestorAt(grid, 'community') ?? grid
  const may = reaches(me.roles, managingRoles, community)
  const here = useArea(grid)
  const { reading, reread } = useChildren(grid)
  const changed = () => {
    void reread()
    void here.reread()
    onChanged()
  }
  const job = useJob({
    community,
    kinds: ['move', 'rename'],
    sees: reaches(me.roles, overseeingRoles, community),
    onDone: changed,
  })
  const buildings = reading.state === 'ready' ? reading.value : []
  const selection = useSelection(may ? buildings.map(({ code }) => code) : [], MOVED_MAX)
  const [moving, setMoving] = useState<readonly Child[]>()
  const [asked, setAsked] = useState<Asked>()
  if (reading.state === 'loading' || here.reading.state === 'loading') return <Skeleton cards={2} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  if (here.reading.state === 'failed') return <ErrorState failure={here.reading.failure} retry={here.reread} />
  const { area } = here.reading.value
  const selected = buildings.filter(({ code }) => selection.has(code))

  return (
    <>
      <JobCard job={job} />
      <Card title={area.fullName}>
        <Soft>编码 {area.code}</Soft>
        {may && (
          <Buttons>
            <Button icon='plus' onTap={() => setAsked({ what: 'add', area })}>
              新增楼栋
            </Button>
            <Button icon='pencil' onTap={() => setAsked({ what: 'rename', area })}>
              改名
            </Button>
            <Button
              icon='merge'
              disabled={buildings.length === 0}
              onTap={() => setMoving(buildings.slice(0, MOVED_MAX))}
            >
              合并到另一网格
            </Button>
            <Button icon='ban' onTap={() => setAsked({ what: 'close', area })}>
              停用
            </Button>
          </Buttons>
        )}
        {may && <Soft>拆分：选中几栋楼，再“调到另一网格”，可以调进新网格。合并：把楼栋都调走，再停用这个网格。</Soft>}
      </Card>
      {buildings.length === 0 ? (
        <Card>
          <Soft>这个网格还没有楼栋。</Soft>
        </Card>
      ) : (
        <Table
          caption={`楼栋（${buildings.length}）`}
          rows={buildings}
          idOf={({ code }) => code}
          selection={may ? selection : undefined}
          columns={[
            { key: 'name', title: '楼栋', value: ({ name }) => name },
            {
              key: 'joined',
              title: '入户',
              value: ({ households }) => households,
              cell: (building) => `${countsWords(building)}（${coverageWords(building)}）`,
              numeric: true,
            },
          ]}
          actions={(building) => (
            <>
              <ButtonLink kind='quiet' to={paths.roster(building.code)}>
                住户
              </ButtonLink>
              {may && (
                <>
                  <Button
                    kind='quiet'
                    label={`给${building.name}改名`}
                    onTap={() => setAsked({ what: 'rename', area: building })}
                  >
                    改名
                  </Button>
                  <Button
                    kind='quiet'
                    label={`停用${building.name}`}
                    onTap={() => setAsked({ what: 'close', area: building })}
                  >
                    停用
                  </Button>
                </>
              )}
            </>
          )}
        />
      )}
      <SelectionBar selection={selection} unit='栋'>
        <Button kind='main' icon='split' onTap={() => setMoving(selected)}>
          调到另一网格
        </Button>
      </SelectionBar>
      {moving && (
        <MoveSheet
          community={community}
          from={area}
          buildings={moving}
          onJob={(started) => {
            selection.clear()
            // What stands beside it is read again when the households have arrived: until then they are between two buildings.
            job.start(started)
            void reread()
          }}
          onClose={() => setMoving(undefined)}
        />
      )}
      {asked && (
        <EditSheets
          asked={asked}
          onJob={job.start}
          onChanged={changed}
          onClosed={asked.area.code === grid ? onClosed : changed}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}
