import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { MINUTE } from '../../../../shared/lifecycle.ts'
import { LOGIN_LIFE, type Login } from '../../../../shared/people/session.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { goBack, paths } from '../../paths.ts'
import { Gate } from '../../session/gate.tsx'
import { Box } from '../../ui/base/box.tsx'
import { Page } from '../../ui/page/page.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Line } from '../../ui/parts/prose.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { momentWords } from '../../words/time.ts'

/** The phone's side of a wide screen's sign-in. */
export default function ConfirmLogin() {
  const { params } = useRouter()
  return (
    <Page title='确认登录'>
      <Gate>{(me) => <Confirming key={me.id} name={me.name} code={params.code ?? ''} />}</Gate>
    </Page>
  )
}

function Over() {
  return (
    <Empty icon='timer' title='这个登录码已失效' action={<ButtonLink to={paths.arrive}>输入新的码</ButtonLink>}>
      登录码只用一次，{LOGIN_LIFE / MINUTE} 分钟内有效。请在电脑上换一个新的，再扫一次。
    </Empty>
  )
}

function Confirming({ name, code }: { name: string; code: string }) {
  const { reading, reread, put } = useReading(() => api.call('lookAtLogin', { params: { code } }), {
    key: code,
    cares: () => false,
  })
  if (reading.state === 'loading') return <Skeleton cards={1} />
  if (reading.state === 'failed') {
    const { code: why } = reading.failure
    if (why === 'loginOver' || why === 'badInput') return <Over />
    return <ErrorState failure={reading.failure} retry={reread} />
  }
  const login = reading.value
  switch (login.state) {
    case 'confirmed':
      return (
        <Empty icon='circle-check-big' title='已确认，电脑正在登录' action={<Button onTap={goBack}>好</Button>}>
          用完记得在电脑上退出。也可以在“我的 › 登录的设备”里随时结束它。
        </Empty>
      )
    case 'refused':
      return (
        <Empty
          icon='shield-check'
          title='已拒绝，那台电脑没有登录'
          action={<ButtonLink to={paths.sessions}>看看登录的设备</ButtonLink>}
        >
          不要把登录码发给别人，也不要替别人扫码。
        </Empty>
      )
    case 'waiting':
    case 'scanned':
      return <Ask name={name} login={login} code={code} answered={put} />
  }
}

function Ask({
  name,
  login,
  code,
  answered,
}: {
  name: string
  login: Login
  code: string
  answered: (login: Login) => void
}) {
  const now = useNow()
  const { act, busy, failure } = useAct()
  const [over, setOver] = useState(false)
  async function answer(said: 'confirm' | 'refuse') {
    const wish = { params: { code }, body: { answer: said } }
    const done = await act(wish, async () => {
      const told = await api.call('confirmLogin', wish)
      if (!told.ok && told.failure.code === 'loginOver') setOver(true)
      return told
    })
    if (done) answered(done)
  }
  if (over) return <Over />
  return (
    <>
      <Card title='有一台电脑想登录'>
        <Line icon='monitor'>{login.device}</Line>
        <Line icon='clock'>{momentWords(login.askedAt, now)}</Line>
        <Line icon='circle-user-round'>登录后，那台电脑就是“{name}”，能看能办您的事。</Line>
      </Card>
      <Card tone='amber' title='是您自己打开的吗'>
        <Box>只有您刚刚亲手在眼前的电脑上打开了登录页，才点“确认登录”。</Box>
        <Box>社区、街道、物业和客服都不会请您扫登录码，也不会要您念给他听。有人这样要求，就是骗子，请点“不是我”。</Box>
      </Card>
      <FieldError id='login'>{failure?.message}</FieldError>
      <Button kind='main' icon='check' wide busy={busy} onTap={() => void answer('confirm')}>
        确认登录
      </Button>
      <Button icon='x' wide busy={busy} onTap={() => void answer('refuse')}>
        不是我
      </Button>
    </>
  )
}
