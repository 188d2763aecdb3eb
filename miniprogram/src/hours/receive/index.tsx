import { useState } from 'react'
import type { Reply } from '../../../../shared/routes.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useNow } from '../../live/use-now.ts'
import { paths } from '../../paths.ts'
import { sceneWords, typedCode } from '../../platform/scene.ts'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Line, Soft } from '../../ui/parts/prose.tsx'
import { ShownCode } from '../../ui/parts/shown-code.tsx'
import { momentWords } from '../../words/time.ts'

export default function Receive() {
  return (
    <Page title='收时长'>
      <Gate>{(me) => <Receiving key={me.id} />}</Gate>
    </Page>
  )
}

function Receiving() {
  const now = useNow()
  const [made, setMade] = useState<Reply<'makeReceivingCode'>>()
  const { act, busy, failure } = useAct()
  const make = async () => {
    const fresh = await act('receive', () => api.call('makeReceivingCode', {}))
    if (fresh) setMade(fresh)
  }
  if (!made)
    return (
      <>
        <Card>
          <Line icon='qr-code'>生成一个码，给要送您时长的人看。对方扫一扫，或者输入 10 位码。</Line>
          <Line icon='shield-check'>对方只看到“几号楼 某邻居”，看不到您的姓名、房号和手机号。</Line>
          <Line icon='timer'>24 小时内有效，过期自动作废。</Line>
        </Card>
        <FieldError id='receive'>{failure?.message}</FieldError>
        <Button kind='main' icon='qr-code' wide busy={busy} onTap={() => void make()}>
          生成收时长码
        </Button>
      </>
    )
  const over = Date.parse(made.expiresAt) <= now
  const code = typedCode(made.code) ?? made.code
  return (
    <>
      <Card title={over ? '这个码已过期' : '给对方看这个码'}>
        <ShownCode code={made.code} scene={sceneWords({ kind: 'hours', code })} alt='收时长码的二维码' />
        <Soft>{momentWords(made.expiresAt, now)} 之前有效</Soft>
      </Card>
      <ButtonLink kind='main' to={paths.hours}>
        看我的时长
      </ButtonLink>
      <Button busy={busy} onTap={() => void make()}>
        换一个码
      </Button>
    </>
  )
}
