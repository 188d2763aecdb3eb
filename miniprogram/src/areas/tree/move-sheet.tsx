/** Where buildings go: to another grid of the community, or to a new one. Two of one name can't come together. */
import { useState } from 'react'
import type { Area } from '../../../../shared/areas/contract.ts'
import type { AreaJob } from '../../../../shared/areas/editor.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useReading } from '../../live/use-reading.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { FieldError, Group, LineField } from '../../ui/parts/field.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { nameFault } from '../parts/name-sheet.tsx'
import { namesThere } from './names-there.ts'

const NEW = 'new'

export function MoveSheet({
  community,
  from,
  buildings,
  onJob,
  onClose,
}: {
  community: string
  from: Area
  buildings: readonly Area[]
  onJob: (job: AreaJob) => void
  onClose: () => void
}) {
  const [to, setTo] = useState<string>()
  const [newName, setNewName] = useState('')
  const [names, setNames] = useState<Record<string, string>>({})
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const { act, busy, failure } = useAct()
  const grids = useReading(() => api.call('listAreas', { query: { parent: community } }), {
    key: `grids-${community}`,
    cares: () => false,
  })
  const target = to === NEW ? undefined : to
  const there = useReading(
    async () => (target ? api.call('listAreas', { query: { parent: target } }) : { ok: true, value: { items: [] } }),
    { key: `there-${target}`, cares: () => false },
  )
  const taken = there.reading.state === 'ready' ? there.reading.value.items.map(({ name }) => name) : []
  const moves = namesThere(buildings, taken, names)

  async function move() {
    const found: Record<string, string> = {}
    if (to === undefined) found.to = '请选择调到哪里'
    if (to === NEW) found.new = nameFault(newName) ?? ''
    for (const { area, name, clash } of moves) if (clash) found[area] = nameFault(name) ?? '同名了，请改一个名称'
    setWrong(found)
    if (Object.values(found).some(Boolean) || to === undefined) return
    const added =
      to === NEW
        ? await act(['new', newName], (key) =>
            api.call('addArea', { body: { parent: community, name: newName.trim() }, key }),
          )
        : undefined
    if (to === NEW && !added) return
    // Once it is made it is a grid like the others, should the move be refused.
    if (added) setTo(added.code)
    const body = {
      grid: added?.code ?? to,
      buildings: moves.map(({ area, name, renamed }) => ({ area, ...(renamed && { name }) })),
    }
    const job = await act(body, (key) => api.call('moveBuildings', { params: { area: community }, body, key }))
    if (added) void grids.reread()
    if (!job) return
    onJob(job)
    onClose()
  }

  if (grids.reading.state !== 'ready')
    return (
      <Sheet title='调到另一网格' onClose={onClose}>
        {grids.reading.state === 'loading' ? (
          <Skeleton cards={1} />
        ) : (
          <ErrorState failure={grids.reading.failure} retry={grids.reread} />
        )}
      </Sheet>
    )
  const others = grids.reading.value.items.filter(({ code }) => code !== from.code)
  return (
    <Sheet title={`把 ${buildings.length} 栋楼调到另一网格`} onClose={onClose}>
      <Box>{buildings.map(({ name }) => name).join('、')}</Box>
      <Group id='move-to' label='调到哪里' error={wrong.to}>
        <Choices
          label='调到哪里'
          options={[...others.map(({ code, name }) => [code, name] as const), [NEW, '新网格…']]}
          chosen={to}
          onChoose={setTo}
        />
      </Group>
      {to === NEW && (
        <LineField
          id='new-grid'
          label='新网格的名称'
          max={30}
          value={newName}
          error={wrong.new || undefined}
          onType={setNewName}
        />
      )}
      {moves
        .filter(({ clash, renamed }) => clash || renamed)
        .map(({ area, was, name }) => (
          <LineField
            key={area}
            id={`name-${area}`}
            label={`那里已有${was}，调过去以后叫什么`}
            max={30}
            value={name}
            error={wrong[area] || undefined}
            onType={(typed) => setNames((before) => ({ ...before, [area]: typed }))}
          />
        ))}
      <Soft>
        住户和成员一起过去，会有新的编码；旧编码、已经贴出的海报和以前的诉求照样能用。不能撤销，可以再调回来。
      </Soft>
      <FieldError id='move'>
        {failure && (failure.fields ? Object.values(failure.fields).join('；') : failure.message)}
      </FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void move()}>
        {busy ? '正在提交' : '确认调整'}
      </Button>
    </Sheet>
  )
}
