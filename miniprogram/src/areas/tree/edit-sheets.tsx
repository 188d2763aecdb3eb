/** Adding a building, renaming and closing a grid or building: each asks in a sheet of its own. */
import { levelWords } from '../../../../shared/areas/code.ts'
import type { Area } from '../../../../shared/areas/contract.ts'
import type { AreaJob } from '../../../../shared/areas/editor.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Box } from '../../ui/base/box.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { NameSheet } from '../parts/name-sheet.tsx'

/** What is to be done: `add` a building to a grid, or something to the area itself. */
export interface Asked {
  what: 'add' | 'rename' | 'close'
  area: Area
}

export function EditSheets({
  asked: { what, area },
  onJob,
  onChanged,
  onClosed,
  onClose,
}: {
  asked: Asked
  onJob: (job: AreaJob | undefined) => void
  onChanged: () => void
  onClosed: () => void
  onClose: () => void
}) {
  const { act, busy, failure } = useAct()
  const word = levelWords[area.level]
  const params = { area: area.code }

  async function add(name: string) {
    const body = { parent: area.code, name }
    if (!(await act(body, (key) => api.call('addArea', { body, key }), `已添加${name}`))) return
    onClose()
    onChanged()
  }
  async function rename(name: string) {
    const sent = { params, body: { name } }
    const reply = await act(sent, (key) => api.call('renameArea', { ...sent, key }), `已改名为${name}`)
    if (!reply) return
    onClose()
    onChanged()
    onJob(reply.job)
  }
  async function close() {
    if (!(await act(params, (key) => api.call('closeArea', { params, key }), `已停用${area.name}`))) return
    onClose()
    onClosed()
  }

  const sheet = { busy, failure, onClose }
  switch (what) {
    case 'add':
      return (
        <NameSheet
          {...sheet}
          title={`在${area.name}新增楼栋`}
          label='楼栋名称'
          hint='例如 5号楼。编码会自动接着编。'
          begin=''
          word='添加'
          onName={(name) => void add(name)}
        />
      )
    case 'rename':
      return (
        <NameSheet
          {...sheet}
          title={`给${area.name}改名`}
          label='新名称'
          hint='编码不变，门口海报和诉求照样能用。'
          begin={area.name}
          word='改名'
          onName={(name) => void rename(name)}
        />
      )
    case 'close':
      return (
        <Confirm {...sheet} title={`停用${area.name}`} word='确认停用' onYes={() => void close()}>
          <Box>
            停用后，这个{word}不再出现在选择里，编码也不会再用。里面还有{area.level === 'grid' ? '楼栋' : '住户'}
            时不能停用。不能撤销。
          </Box>
        </Confirm>
      )
  }
}
