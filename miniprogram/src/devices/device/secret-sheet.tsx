import { useState } from 'react'
import type { Device } from '../../../../shared/devices/contract.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { copyText } from '../../platform/copy.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Switch } from '../../ui/parts/choices.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import style from './device.module.scss'

/** Makes a secret and shows it, this once. */
export function SecretSheet({ device: { id, secretAt }, onClose }: { device: Device; onClose: () => void }) {
  const [secret, setSecret] = useState<string>()
  const [leaked, setLeaked] = useState(false)
  const { busy, failure, act } = useAct()

  async function make() {
    const made = await act({ id, leaked }, () =>
      api.call('rotateSecret', { params: { deviceId: id }, body: { leaked } }),
    )
    if (made) setSecret(made.secret)
  }
  if (secret)
    return (
      <Sheet title='密钥，只显示这一次' onClose={onClose}>
        <Soft>交给安装的人填进设备。关掉后谁也看不到，丢了就再换一个。</Soft>
        <Box className={style.secret} label='设备编号'>
          {id}
        </Box>
        <Box className={style.secret} label='密钥'>
          {secret}
        </Box>
        <Button kind='main' wide icon='copy' onTap={() => void copyText(`设备编号：${id}\n密钥：${secret}`)}>
          复制编号和密钥
        </Button>
        <Button wide onTap={onClose}>
          已经填好
        </Button>
      </Sheet>
    )
  return (
    <Sheet title={secretAt ? '换密钥' : '生成密钥'} onClose={onClose}>
      <Soft>
        {secretAt
          ? '新密钥只显示一次。设备换上新密钥以前旧的还能用，最多一天，报警不会中断。'
          : '设备用密钥给每个信号签名。密钥只显示一次，请让安装的人在旁边。'}
      </Soft>
      {secretAt && (
        <Switch
          label='旧密钥可能泄露了'
          hint='旧密钥马上作废，换好以前收不到这台设备的信号'
          on={leaked}
          onChange={setLeaked}
        />
      )}
      <FieldError id='secret'>{failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void make()}>
        生成
      </Button>
    </Sheet>
  )
}
