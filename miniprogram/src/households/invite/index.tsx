import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useRef, useState } from 'react'
import type { Invitation } from '../../../../shared/households/household.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useNow } from '../../live/use-now.ts'
import { paths } from '../../paths.ts'
import { sceneWords, typedCode } from '../../platform/scene.ts'
import { isWeb } from '../../platform/target.ts'
import { ConsentSheet } from '../../privacy/consent-sheet.tsx'
import { Gate } from '../../session/gate.tsx'
import { ShareButton } from '../../ui/base/wechat-button.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon/icon.tsx'
import { Page } from '../../ui/page/page.tsx'
import buttons from '../../ui/parts/button.module.scss'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Switch } from '../../ui/parts/choices.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Line, Soft } from '../../ui/parts/prose.tsx'
import { ShownCode } from '../../ui/parts/shown-code.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { momentWords } from '../../words/time.ts'

const sceneOfInvitation = ({ code }: Invitation) => sceneWords({ kind: 'invitation', code: typedCode(code) ?? code })

/** Makes a code by which one person joins my household. */
export default function Invite() {
  const { params } = useRouter()
  const invited = useRef<Invitation>(undefined)
  useShareAppMessage(() => ({
    title: '邀请您加入我们家的微邻里',
    path: invited.current ? paths.arriveWith(sceneOfInvitation(invited.current)) : paths.home,
  }))
  return (
    <Page title='邀请家人'>
      <Gate>
        {(me) => (
          <Inviting
            key={me.id}
            me={me}
            household={params.household ?? ''}
            made={(invitation) => {
              invited.current = invitation
            }}
          />
        )}
      </Gate>
    </Page>
  )
}

function Inviting({ me, household, made }: { me: Me; household: string; made: (invitation: Invitation) => void }) {
  const [child, setChild] = useState(false)
  const [asking, setAsking] = useState(false)
  const [invitation, setInvitation] = useState<Invitation>()
  const { act, busy, failure } = useAct()
  const home = me.homes.find((one) => one.household === household)
  if (!home?.verified)
    return (
      <Empty icon='house' title='核实之后才能邀请家人' action={<ButtonLink to={paths.myHome}>看我的家</ButtonLink>} />
    )
  async function invite() {
    const wish = { params: { household }, body: { child } }
    const fresh = await act(wish, async (key) => {
      const answer = await api.call('inviteMember', { ...wish, key })
      if (!answer.ok && answer.failure.code === 'consentNeeded') setAsking(true)
      return answer
    })
    if (!fresh) return
    setInvitation(fresh)
    made(fresh)
  }
  if (invitation) return <Invited invitation={invitation} again={() => setInvitation(undefined)} />
  return (
    <>
      <Card title={`加入 ${home.buildingName} ${home.room}`}>
        <Line icon='user-round-plus'>生成一个邀请码，给要加入的家人。对方用了，马上就是这一户的成员。</Line>
        <Line icon='timer'>24 小时内有效，只能用一次。发错了不用管，过期自动作废。</Line>
      </Card>
      <Card>
        <Switch label='给未满 14 岁的孩子用' on={child} onChange={setChild} />
        {child && <Line icon='baby'>孩子用它加入后，您就是孩子在这一户的监护人。</Line>}
      </Card>
      <FieldError id='invite'>{asking || failure?.code === 'consentNeeded' ? undefined : failure?.message}</FieldError>
      <Button kind='main' icon='qr-code' wide busy={busy} onTap={() => void invite()}>
        生成邀请码
      </Button>
      {asking && (
        <ConsentSheet
          purpose='child'
          onClose={() => setAsking(false)}
          onGiven={() => {
            setAsking(false)
            void invite()
          }}
        />
      )}
    </>
  )
}

function Invited({ invitation, again }: { invitation: Invitation; again: () => void }) {
  const now = useNow()
  const over = Date.parse(invitation.expiresAt) <= now
  return (
    <>
      <Card title={over ? '这个邀请码已过期' : '把这个码给家人'}>
        <ShownCode code={invitation.code} scene={sceneOfInvitation(invitation)} alt='邀请码的二维码' />
        <Soft>
          {momentWords(invitation.expiresAt, now)} 之前有效，只能用一次
          {invitation.child && '，给孩子用'}
        </Soft>
      </Card>
      <Card title='家人怎么用'>
        <Line icon='smartphone'>打开微邻里，在“我的”里点“扫一扫”扫上面的码；或者点“输入码”，输入这 10 位。</Line>
        {!isWeb && <Line icon='share-2'>也可以直接发给微信好友，点开就能加入。</Line>}
      </Card>
      <ShareButton className={cx(buttons.button, buttons.main)}>
        <Icon name='share-2' /> 发给微信好友
      </ShareButton>
      <Button onTap={again}>再邀请一位</Button>
    </>
  )
}
