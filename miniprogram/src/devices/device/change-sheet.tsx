import { useState } from 'react'
import type { Device } from '../../../../shared/devices/contract.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Button } from '../../ui/parts/button.tsx'
import { FieldError, LineField } from '../../ui/parts/field.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'

export function ChangeSheet({ device, onClose }: { device: Device; onClose: () => void }) {
  const [name, setName] = useState(device.name)
  const [detail, setDetail] = useState(device.place.detail ?? '')
  const [every, setEvery] = useState(String(device.every))
  const { busy, failure, wrong, act } = useAct()

  async function save() {
    const body = { name, every: Number(every), ...(detail ? { detail } : {}) }
    const params = { deviceId: device.id }
    if (await act(body, (key) => api.call('changeDevice', { params, body, key }), '已更改')) onClose()
  }
  return (
    <Sheet title='更改设备' onClose={onClose}>
      <LineField id='change-name' label='名称' value={name} max={40} error={wrong.name} onType={setName} />
      <LineField
        id='change-detail'
        label='具体位置'
        optional
        value={detail}
        max={60}
        error={wrong.detail}
        onType={setDetail}
      />
      <LineField
        id='change-every'
        label='多少分钟报一次平安'
        keyboard='number'
        value={every}
        error={wrong.every}
        onType={setEvery}
      />
      <FieldError id='change'>{failure && !failure.fields ? failure.message : undefined}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void save()}>
        保存
      </Button>
    </Sheet>
  )
}
