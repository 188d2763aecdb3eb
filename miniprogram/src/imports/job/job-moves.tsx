/** What can be done with an import now: carry it out, with or without its wrong rows, or stop it. */
import { useState } from 'react'
import type { ImportJob } from '../../../../shared/imports/contract.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Switch } from '../../ui/parts/choices.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Buttons, Soft } from '../../ui/parts/prose.tsx'

export function JobMoves({ job, onChanged }: { job: ImportJob; onChanged: () => void }) {
  const [leaveOut, setLeaveOut] = useState(false)
  const [stopping, setStopping] = useState(false)
  const { act, busy, failure } = useAct()
  const params = { importId: job.id }
  const wrong = job.checked?.wrong ?? 0
  const checked = job.state === 'checked'
  const useful = (job.checked?.added ?? 0) + (job.checked?.changed ?? 0) > 0
  const stoppable = job.moves.includes('cancel')

  async function run() {
    if (await act(['run', leaveOut], () => api.call('runImport', { params, body: { leaveOut } }))) onChanged()
  }
  async function check() {
    if (await act('check', () => api.call('checkImport', { params }))) onChanged()
  }
  async function cancel() {
    if (!(await act('cancel', () => api.call('cancelImport', { params }), '已取消'))) return
    setStopping(false)
    onChanged()
  }

  if (!checked && !stoppable && !job.moves.includes('check')) return null
  return (
    <Card title='可以做的'>
      {checked && !useful && <Soft>名册里已经是这样了，导入不会改变什么。</Soft>}
      {checked && wrong > 0 && (
        <Switch
          label={`跳过有错的 ${wrong} 行`}
          hint='其余的先导入；有错的改好后再传一次，已经导入的不会重复'
          on={leaveOut}
          onChange={setLeaveOut}
        />
      )}
      <FieldError id='import'>{stopping ? undefined : failure?.message}</FieldError>
      <Buttons>
        {checked && (
          <Button kind='main' icon='play' busy={busy} disabled={wrong > 0 && !leaveOut} onTap={() => void run()}>
            开始导入
          </Button>
        )}
        {job.moves.includes('check') && (
          <Button kind='main' busy={busy} onTap={() => void check()}>
            开始检查
          </Button>
        )}
        {stoppable && (
          <Button icon='circle-x' onTap={() => setStopping(true)}>
            取消这次导入
          </Button>
        )}
      </Buttons>
      {stopping && (
        <Confirm
          title='取消这次导入'
          word='确认取消'
          busy={busy}
          failure={failure}
          onYes={() => void cancel()}
          onClose={() => setStopping(false)}
        >
          <Box>
            {job.state === 'running' ? '已经写入的行会留下，没写的不再写。' : '还没有改动任何数据。'}文件会删除。
          </Box>
        </Confirm>
      )}
    </Card>
  )
}
