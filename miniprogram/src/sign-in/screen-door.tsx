import { useEffect, useState } from 'react'
import { goBack } from '../paths.ts'
import { clock } from '../platform/clock.ts'
import { Box } from '../ui/base/box.tsx'
import { Picture } from '../ui/base/picture.tsx'
import { Button } from '../ui/parts/button.tsx'
import { Card } from '../ui/parts/card.tsx'
import { Line, Soft } from '../ui/parts/prose.tsx'
import { Empty, ErrorState } from '../ui/parts/states.tsx'
import { say } from '../ui/toast/say.ts'
import style from './screen-door.module.scss'
import { type Asked, useScreenLogin } from './screen-login.ts'

/** A wide screen signs in by a code that a signed-in phone scans and confirms. */
export function ScreenDoor() {
  const { login, again } = useScreenLogin(() => {
    say('已登录，用完请退出')
    goBack()
  })
  switch (login.state) {
    case 'asking':
      return <Code again={again} />
    case 'failed':
      return <ErrorState failure={login.failure} retry={again} />
    case 'waiting':
      return <Code asked={login.asked} again={again} />
    case 'scanned':
      return (
        <Card title='用微信扫码登录' tone='brand'>
          <Line icon='smartphone'>已扫码，请在手机上点“确认登录”。</Line>
          <Box>
            <Button kind='quiet' onTap={again}>
              换一个码
            </Button>
          </Box>
        </Card>
      )
    case 'refused':
      return (
        <Card title='用微信扫码登录'>
          <Empty
            icon='shield-check'
            title='手机上选了“不是我”'
            action={
              <Button kind='main' icon='refresh-cw' onTap={again}>
                换一个码
              </Button>
            }
          >
            这台电脑没有登录。
          </Empty>
        </Card>
      )
    case 'confirmed':
      return (
        <Card title='用微信扫码登录'>
          <Line icon='circle-check-big'>已确认，正在登录</Line>
        </Card>
      )
  }
}

/** Seconds until the code is over, counted down. */
function useSecondsUntil(at: string | undefined): number {
  const left = () => (at ? Math.max(0, Math.ceil((Date.parse(at) - clock.now()) / 1000)) : 0)
  const [seconds, setSeconds] = useState(left)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each second sets the next one
  useEffect(() => clock.later(1000, () => setSeconds(left())), [seconds, at])
  return seconds
}

/** The code to scan. Until it is `asked`, its place is held: what stands below must not move from under a finger. */
function Code({ asked, again }: { asked?: Asked; again: () => void }) {
  const seconds = useSecondsUntil(asked?.expiresAt)
  const drawn = !asked || asked.image
  return (
    <Card title='用微信扫码登录'>
      {asked?.image && (
        <Picture src={`data:image/png;base64,${asked.image}`} alt='登录用的小程序码' className={style.picture} />
      )}
      {!asked && <Box className={style.picture} />}
      <Box className={style.code}>{asked?.code ?? '·····-·····'}</Box>
      <Line icon='smartphone'>
        {drawn ? '用微信扫上面的码；扫不了，' : ''}在手机上打开微邻里，“我的 › 扫一扫”里选“电脑登录”，输入这 10 位码。
      </Line>
      <Box className={style.foot}>
        <Soft>{seconds > 0 ? `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒后自动换新` : '正在换新的码'}</Soft>
        <Button kind='quiet' icon='refresh-cw' onTap={again}>
          换一个码
        </Button>
      </Box>
      <Soft>不要在公用电脑上登录；用完请退出。</Soft>
    </Card>
  )
}
