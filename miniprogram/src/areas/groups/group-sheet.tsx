import { useState } from 'react'
import type { AreaJob } from '../../../../shared/areas/editor.ts'
import { GROUPED_MAX, type GridGroup } from '../../../../shared/areas/groups.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useReading } from '../../live/use-reading.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Check } from '../../ui/parts/check.tsx'
import { FieldError, Group, LineField } from '../../ui/parts/field.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { nameFault } from '../parts/name-sheet.tsx'
import style from './groups.module.scss'

/** Makes a grid group, or changes one. A grid is in one group at most. */
export function GroupSheet({
  community,
  group,
  others,
  onJob,
  onClose,
}: {
  community: string
  group: GridGroup | undefined
  others: readonly GridGroup[]
  onJob: (job: AreaJob) => void
  onClose: () => void
}) {
  const [name, setName] = useState(group?.name ?? '')
  const [grids, setGrids] = useState<readonly string[]>(group?.grids.map(({ area }) => area) ?? [])
  const [wrong, setWrong] = useState<{ name?: string | undefined; grids?: string | undefined }>({})
  const { act, busy, failure } = useAct()
  const { reading, reread } = useReading(() => api.call('listAreas', { query: { parent: community } }), {
    key: `grids-${community}`,
    cares: () => false,
  })
  const takenBy = (code: string) => others.find((other) => other.grids.some(({ area }) => area === code))?.name
  const toggle = (code: string) =>
    setGrids(grids.includes(code) ? grids.filter((other) => other !== code) : [...grids, code])

  async function save() {
    const found = {
      name: nameFault(name),
      grids:
        grids.length < 2 ? '至少选两个网格' : grids.length > GROUPED_MAX ? `最多 ${GROUPED_MAX} 个网格` : undefined,
    }
    setWrong(found)
    if (found.name || found.grids) return
    const body = { name: name.trim(), grids: [...grids] }
    const params = { area: community }
    const reply = group
      ? await act(
          body,
          (key) => api.call('changeGridGroup', { params: { ...params, groupId: group.id }, body, key }),
          '已调整',
        )
      : await act(body, (key) => api.call('makeGridGroup', { params, body, key }), '已设立')
    if (!reply) return
    onJob(reply.job)
    onClose()
  }

  return (
    <Sheet title={group ? `调整${group.name}` : '设立网格组'} onClose={onClose}>
      <LineField
        id='group-name'
        label='名称'
        placeholder='例如 湖边片'
        max={30}
        value={name}
        error={wrong.name}
        onType={setName}
      />
      <Group id='group-grids' label='哪些网格' error={wrong.grids}>
        {reading.state === 'loading' && <Skeleton cards={1} />}
        {reading.state === 'failed' && <ErrorState failure={reading.failure} retry={reread} />}
        <Box className={style.grids}>
          {reading.state === 'ready' &&
            reading.value.items.map(({ code, name: grid }) => {
              const taken = takenBy(code)
              return taken ? (
                <Soft key={code}>
                  {grid}：已在{taken}
                </Soft>
              ) : (
                <Check key={code} label={grid} words={grid} on={grids.includes(code)} onToggle={() => toggle(code)} />
              )
            })}
        </Box>
      </Group>
      <FieldError id='group'>{failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void save()}>
        保存
      </Button>
    </Sheet>
  )
}
