import { useState } from 'react'
import { goBack } from '../paths.ts'
import { wechatCode } from '../platform/login.ts'
import { signInWith } from '../session/sign-in.ts'
import { Box } from '../ui/base/box.tsx'
import { Page } from '../ui/page/page.tsx'
import { Button } from '../ui/parts/button.tsx'
import { Card } from '../ui/parts/card.tsx'
import { FieldError } from '../ui/parts/field.tsx'
import { DemoDoor } from './demo-door.tsx'
import { ScreenDoor } from './screen-door.tsx'

export default function SignIn() {
  return (
    <Page title='登录'>
      {process.env.TARO_ENV === 'h5' ? <ScreenDoor /> : <WechatDoor />}
      <DemoDoor instead={null} />
    </Page>
  )
}

/** One tap with WeChat's own code. */
function WechatDoor() {
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string>()
  async function enter() {
    setBusy(true)
    const code = await wechatCode()
    const signed = code === undefined ? undefined : await signInWith(code)
    setBusy(false)
    if (signed?.ok) return goBack()
    setWrong(signed ? signed.failure.message : '微信没有给出登录凭证，请再试一次')
  }
  return (
    <Card title='用微信登录'>
      <Box>只用来认出您是谁，不会取得您的手机号。</Box>
      <Button kind='main' wide busy={busy} onTap={() => void enter()}>
        微信一键登录
      </Button>
      <FieldError id='wechat'>{wrong}</FieldError>
    </Card>
  )
}
