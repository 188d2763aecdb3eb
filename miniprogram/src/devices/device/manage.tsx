/** What whoever runs the place can do with a device: make its secret, change it, take it out of service. */
import { useState } from 'react'
import type { Device } from '../../../../shared/devices/contract.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useNow } from '../../live/use-now.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { Buttons, Soft } from '../../ui/parts/prose.tsx'
import { momentWords } from '../../words/time.ts'
import { ChangeSheet } from '../parts/change-sheet.tsx'
import { SecretSheet } from './secret-sheet.tsx'

type Open = 'secret' | 'change' | 'retire'

export function Manage({ device, onChanged }: { device: Device; onChanged: () => void }) {
  const now = useNow()
  const [open, setOpen] = useState<Open>()
  const { busy, failure, act, forget } = useAct()
  const { id, secretAt, formerUntil } = device
  function close() {
    forget()
    setOpen(undefined)
    onChanged()
  }
  async function retire() {
    const params = { deviceId: id }
    if (await act({ retire: id }, (key) => api.call('retireDevice', { params, key }), '已停用')) close()
  }
  return (
    <Card title='管理'>
      <Soft>
        {secretAt ? `密钥是 ${momentWords(secretAt, now)} 生成的。` : '还没有密钥，设备的信号现在收不进来。'}
        {formerUntil && `旧密钥还能用，到新密钥第一次用为止，最晚 ${momentWords(formerUntil, now)}。`}
      </Soft>
      <Buttons>
        <Button kind={secretAt ? 'plain' : 'main'} icon='key-round' onTap={() => setOpen('secret')}>
          {secretAt ? '换密钥' : '生成密钥'}
        </Button>
        <Button icon='pencil' onTap={() => setOpen('change')}>
          更改
        </Button>
        <Button icon='ban' onTap={() => setOpen('retire')}>
          停用
        </Button>
      </Buttons>
      {open === 'secret' && <SecretSheet device={device} onClose={close} />}
      {open === 'change' && (
        <ChangeSheet
          title='更改设备'
          of={device}
          every={{ label: '多少分钟报一次平安' }}
          save={(body, key) => api.call('changeDevice', { params: { deviceId: device.id }, body, key })}
          onClose={close}
        />
      )}
      {open === 'retire' && (
        <Confirm
          title='停用这台设备？'
          word='停用'
          busy={busy}
          failure={failure}
          onYes={() => void retire()}
          onClose={close}
        >
          <Soft>停用后不再接收它的信号，失联也不再提醒。要再用，请重新登记。</Soft>
        </Confirm>
      )}
    </Card>
  )
}
