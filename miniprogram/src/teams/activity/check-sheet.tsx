import { useState } from 'react'
import type { Activity } from '../../../../shared/teams/activity.ts'
import { type CheckPurpose, checkCode, checkWords, readScanned } from '../../../../shared/teams/check-code.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { canScan, scan } from '../../platform/scan.ts'
import { Button } from '../../ui/parts/button.tsx'
import { FieldError, LineField } from '../../ui/parts/field.tsx'
import { Soft, Stack } from '../../ui/parts/prose.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'

/** The code of the screen on the spot: scanned, or typed. */
export function CheckSheet({
  activityId,
  purpose,
  put,
  onClose,
}: {
  activityId: string
  purpose: CheckPurpose
  put: (activity: Activity) => void
  onClose: () => void
}) {
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<string>()
  const { act, busy, failure, wrong: refused } = useAct()

  async function send(text: string) {
    const read = checkCode.safeParse(text)
    if (!read.success) return setWrong(read.error.issues[0]?.message)
    setWrong(undefined)
    const operation = purpose === 'in' ? 'checkIn' : 'checkOut'
    const body = { code: read.data }
    const after = await act(
      body,
      (key) => api.call(operation, { params: { activityId }, body, key }),
      `${checkWords[purpose]}成功`,
    )
    if (!after) return
    put(after)
    onClose()
  }
  async function scanIt() {
    const text = await scan()
    if (!text) return
    const found = readScanned(text)
    if (!found) return setWrong('这不是签到码，请扫现场屏幕上的码')
    if (found.activity !== activityId) return setWrong('这是别的活动的码')
    void send(found.code)
  }
  return (
    <Sheet title={checkWords[purpose]} onClose={onClose}>
      <Stack>
        {canScan && (
          <Button kind='main' icon='scan-line' wide busy={busy} onTap={() => void scanIt()}>
            扫现场屏幕上的码
          </Button>
        )}
        <LineField
          id='check-code'
          label={canScan ? '或者输入屏幕上的 8 位码' : '输入现场屏幕上的 8 位码'}
          value={typed}
          placeholder='例如：7K2M-9QXD'
          error={wrong ?? refused.code}
          onType={setTyped}
        />
        <Soft>码每 30 秒换一次，大小写都行。扫不了就请队长帮您补签。</Soft>
        <FieldError id='check'>{failure && !failure.fields ? failure.message : undefined}</FieldError>
        <Button kind={canScan ? 'plain' : 'main'} wide busy={busy} onTap={() => void send(typed)}>
          {checkWords[purpose]}
        </Button>
      </Stack>
    </Sheet>
  )
}
