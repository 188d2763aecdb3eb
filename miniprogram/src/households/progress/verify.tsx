import { useState } from 'react'
import type { Join } from '../../../../shared/households/join.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { paths } from '../../paths.ts'
import { hasPhoneButton, phoneCodeOf } from '../../platform/phone.ts'
import { Box } from '../../ui/base/box.tsx'
import { PhoneButton } from '../../ui/base/wechat-button.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon/icon.tsx'
import buttons from '../../ui/parts/button.module.scss'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Check } from '../../ui/parts/check.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Heading, Line, Soft } from '../../ui/parts/prose.tsx'
import { say } from '../../ui/toast/say.ts'

/** The ways to be verified, each with what it takes; none is forced. */
export function Verify({ join, done }: { join: Join; done: () => void }) {
  if (join.child)
    return (
      <Card title='请家长确认'>
        <Line icon='baby'>
          请同住的、已核实的成年家人打开“我的家”，在“等您确认”里点“确认是家人”，他就成为您的监护人。
        </Line>
        <Soft>家长也可以先发一个“给孩子用的邀请”，输入邀请码就能入户。</Soft>
        <ButtonLink to={paths.arrive}>输入邀请码</ButtonLink>
      </Card>
    )
  return (
    <>
      <Heading>怎么核实，任选一种</Heading>
      <ByPhone join={join} done={done} />
      <Card title='请家人邀请'>
        <Box>家里已经有人在微邻里了？请他打开“我的家”，直接点“确认是家人”；或者发一个邀请码给您，24 小时内有效。</Box>
        <ButtonLink icon='qr-code' to={paths.arrive}>
          我有邀请码
        </ButtonLink>
      </Card>
      <Card title='等社区核实'>
        <Box>什么都不用做。网格员或社区工作人员 3 天内核实，可能会上门或打电话问一声。</Box>
      </Card>
    </>
  )
}

function ByPhone({ join, done }: { join: Join; done: () => void }) {
  const [keep, setKeep] = useState(false)
  const { act, busy, failure } = useAct()
  async function match(detail: unknown) {
    const phoneCode = phoneCodeOf(detail)
    if (phoneCode === undefined) return say('没有取手机号，可以用下面的办法核实')
    const wish = { params: { joinId: join.id }, body: { phoneCode, keep } }
    const answer = await act(wish, (key) => api.call('matchJoin', { ...wish, key }))
    if (answer) say(answer.words)
    done()
  }
  return (
    <Card title='手机号快速核对'>
      <Box>和社区名册上登记的手机号对一下，对上了马上通过。</Box>
      <Soft>手机号只用来核对，不勾选保存的，核对完就不留。不愿意就不用，下面还有别的办法。</Soft>
      {hasPhoneButton ? (
        <>
          <Check
            label='同时保存我的手机号，方便社区联系'
            words='同时保存我的手机号，方便社区联系'
            on={keep}
            onToggle={() => setKeep(!keep)}
          />
          <PhoneButton
            className={cx(buttons.button, busy ? buttons.off : buttons.main)}
            disabled={busy}
            onAnswer={(detail) => void match(detail)}
          >
            验证手机号
          </PhoneButton>
        </>
      ) : (
        <Box>
          <Icon name='smartphone' /> 取手机号要在微信里，请在微信小程序里打开这次申请再验证。
        </Box>
      )}
      <FieldError id='phone'>{failure?.message}</FieldError>
    </Card>
  )
}
