import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { type Me, type Relation, relations, relationWords } from '../../../../shared/people/person.ts'
import { POLICY_VERSION } from '../../../../shared/privacy/purposes.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { goInstead, paths } from '../../paths.ts'
import { typedCode } from '../../platform/scene.ts'
import { answerConsent } from '../../privacy/consent.ts'
import { rereadMe } from '../../session/freshen.ts'
import { Gate } from '../../session/gate.tsx'
import { Box } from '../../ui/base/box.tsx'
import { Page } from '../../ui/page/page.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Check } from '../../ui/parts/check.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { FieldError, Group, LineField } from '../../ui/parts/field.tsx'
import { Line, Soft } from '../../ui/parts/prose.tsx'
import { Empty } from '../../ui/parts/states.tsx'

/** Accepts an invitation to a household. Which one it is, is told by the person who invites, and by us only afterwards. */
export default function AcceptInvitation() {
  const { params } = useRouter()
  return (
    <Page title='接受邀请'>
      <Gate>{(me) => <Accept key={me.id} me={me} code={params.code ?? ''} />}</Gate>
    </Page>
  )
}

const options = relations.map((relation) => [relation, relationWords[relation]] as const)

function Accept({ me, code }: { me: Me; code: string }) {
  const [relation, setRelation] = useState<Relation>('family')
  const [name, setName] = useState('')
  const [agreed, setAgreed] = useState(me.policy === POLICY_VERSION)
  const [refused, setRefused] = useState<string>()
  const { act, busy, failure, wrong } = useAct()

  async function accept() {
    setRefused(agreed ? undefined : '请先看一看隐私政策，同意后再加入')
    if (!agreed) return
    const wish = { params: { code }, body: { relation, name: name.trim() || undefined } }
    const joined = await act(
      wish,
      async (key) => {
        const kept = me.policy === POLICY_VERSION ? undefined : await answerConsent('policy', true)
        if (kept && !kept.ok) return kept
        return api.call('acceptInvitation', { ...wish, key })
      },
      '已加入这一户',
    )
    if (!joined) return
    await rereadMe()
    goInstead(paths.myHome)
  }

  // What is said of the code is that it is malformed, that its household is mine already, or that it is not for a child.
  if (wrong.code && typedCode(code) !== undefined)
    return <Empty icon='house' title={wrong.code} action={<ButtonLink to={paths.myHome}>看我的家</ButtonLink>} />
  if (failure?.code === 'codeUsed' || wrong.code)
    return (
      <Empty icon='timer' title='这个邀请码已失效' action={<ButtonLink to={paths.arrive}>重新输入</ButtonLink>}>
        每个邀请码只能用一次，24 小时内有效，自己发的不能自己用。请家人重新发一个；也可以搜地址入户，等社区核实。
      </Empty>
    )
  return (
    <>
      <Card title='家人邀请您加入同一户'>
        <Line icon='users-round'>加入后，您和这一户的其他成员能看到彼此的称呼。</Line>
        <Line icon='shield-check'>是哪一户，请和邀请您的人核对；加入后在“我的家”里能看到，不对可以马上离开。</Line>
      </Card>
      <Group id='accept-relation' label='您是这一户的' error={wrong.relation}>
        <Choices label='您是这一户的' options={options} chosen={relation} onChoose={setRelation} />
      </Group>
      <LineField
        id='accept-name'
        label='真实姓名'
        optional
        hint='方便社区核对，加密保存'
        value={name}
        max={20}
        error={wrong.name}
        onType={setName}
      />
      {me.policy !== POLICY_VERSION && (
        <Box>
          <Check
            label='我看过隐私政策，同意按它处理我的信息'
            words='我看过隐私政策，同意按它处理我的信息'
            on={agreed}
            onToggle={() => setAgreed(!agreed)}
          />
          <ButtonLink kind='quiet' to={paths.policy}>
            看隐私政策
          </ButtonLink>
        </Box>
      )}
      <FieldError id='accept'>{refused ?? failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void accept()}>
        加入这一户
      </Button>
      <Soft>不认识发邀请的人，就不要接受。</Soft>
    </>
  )
}
