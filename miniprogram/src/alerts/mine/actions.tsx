/** Pressing again, and taking it back. */
import { useState } from 'react'
import type { Alert } from '../../../../shared/alerts/alert.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { buzz } from '../../platform/buzz.ts'
import { Box } from '../../ui/base/box.tsx'
import { Tap } from '../../ui/base/tap.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Stack } from '../../ui/parts/prose.tsx'
import style from './mine.module.scss'

export function Actions({ alert, done }: { alert: Alert; done: () => void }) {
  const { busy, failure, act } = useAct()
  const [asking, setAsking] = useState<'cancel' | 'takeBack'>()
  const { id: alertId, moves, again } = alert
  const params = { alertId }

  async function pressAgain() {
    buzz()
    const pressed = await act({ again }, (key) => api.call('pressAgain', { params, key }), '已经再次通知')
    if (pressed) done()
  }
  async function takeItBack(how: 'cancel' | 'takeBack') {
    const back = await act(how, (key) =>
      how === 'cancel'
        ? api.call('cancelAlert', { params, key })
        : api.call('takeBackAlert', { params, key, body: {} }),
    )
    if (!back) return
    setAsking(undefined)
    done()
  }

  return (
    <Stack>
      {moves.includes('again') && (
        <Tap className={style.again} disabled={busy} onTap={() => void pressAgain()}>
          <Icon name='siren' />
          <Box as='span'>再次求助</Box>
        </Tap>
      )}
      {!asking && <FieldError id='alert-moves'>{failure?.message}</FieldError>}
      {moves.includes('cancel') && (
        <Button wide onTap={() => setAsking('cancel')}>
          按错了，取消
        </Button>
      )}
      {moves.includes('takeBack') && (
        <Button wide onTap={() => setAsking('takeBack')}>
          按错了，告诉来的人
        </Button>
      )}
      {asking && (
        <Confirm
          title={asking === 'cancel' ? '取消这次求助？' : '告诉来的人是按错了？'}
          word={asking === 'cancel' ? '确定取消' : '告诉他们'}
          busy={busy}
          failure={failure}
          onYes={() => void takeItBack(asking)}
          onClose={() => setAsking(undefined)}
        >
          <Box>
            {asking === 'cancel'
              ? '取消后不会有人过来。还需要帮助就不要取消。'
              : '已经有人赶来，会打电话或到门口核实后再结束，这是为了您的安全。'}
          </Box>
        </Confirm>
      )}
    </Stack>
  )
}
