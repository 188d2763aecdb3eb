import { useEffect, useState } from 'react'
import type { Me } from '../../../../shared/people/person.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { managingRoles } from '../../../../shared/roles/roles.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { coverageWords } from '../../words/coverage.ts'
import { ChildRow } from '../parts/child-row.tsx'
import { NameSheet } from '../parts/name-sheet.tsx'
import { useChildren } from './use-children.ts'

/** The grids of a community, and a new one. */
export function Grids({
  me,
  community,
  chosen,
  changes,
  onChoose,
  onChanged,
}: {
  me: Me
  community: string
  chosen: string | undefined
  /** Another number: something was changed beside it. */
  changes: number
  onChoose: (code: string) => void
  onChanged: () => void
}) {
  const { reading, reread } = useChildren(community)
  const [adding, setAdding] = useState(false)
  const { act, busy, failure } = useAct()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number is what it reads again for
  useEffect(() => void (changes > 0 && reread()), [changes])
  if (reading.state === 'loading') return <Skeleton cards={2} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />

  async function add(name: string) {
    const body = { parent: community, name }
    const added = await act(body, (key) => api.call('addArea', { body, key }), `已添加${name}`)
    if (!added) return
    setAdding(false)
    onChanged()
    onChoose(added.code)
  }

  return (
    <Card title={`网格（${reading.value.length}）`}>
      {reading.value.length === 0 && <Soft>还没有网格。添加一个，或从表格导入。</Soft>}
      {reading.value.map((grid) => (
        <ChildRow
          key={grid.code}
          icon='map-pin'
          name={grid.name}
          hint={`${grid.buildings} 栋 · ${grid.households} 户 · 入户 ${coverageWords(grid)}`}
          chosen={grid.code === chosen}
          onTap={() => onChoose(grid.code)}
        />
      ))}
      {reaches(me.roles, managingRoles, community) && (
        <Button icon='plus' onTap={() => setAdding(true)}>
          新增网格
        </Button>
      )}
      {adding && (
        <NameSheet
          title='新增网格'
          label='网格名称'
          hint='例如 第3网格。编码会自动接着编，用过的编码不再给别的网格。'
          begin=''
          word='添加'
          busy={busy}
          failure={failure}
          onName={(name) => void add(name)}
          onClose={() => setAdding(false)}
        />
      )}
    </Card>
  )
}
