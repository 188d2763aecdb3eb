import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import {
  GIFT_MAX,
  type GiftReason,
  giftReasons,
  giftReasonWords,
  type HoursEntry,
} from '../../../../shared/hours/contract.ts'
import { minutesWords } from '../../../../shared/hours/words.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { readyOf, useReading } from '../../live/use-reading.ts'
import { goInstead, paths } from '../../paths.ts'
import { canScan, scan } from '../../platform/scan.ts'
import { scannedScene, typedCode } from '../../platform/scene.ts'
import { Gate } from '../../session/gate.tsx'
import { Box } from '../../ui/base/box.tsx'
import { Page } from '../../ui/page/page.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { FieldError, Group, LineField } from '../../ui/parts/field.tsx'
import { Line, Soft, Stack } from '../../ui/parts/prose.tsx'
import { say } from '../../ui/toast/say.ts'

export default function Give() {
  const { params } = useRouter()
  return (
    <Page title='送时长'>
      <Gate>{(me) => <Giving key={me.id} given={params.code ?? ''} />}</Gate>
    </Page>
  )
}

const reasons = giftReasons.map((reason) => [reason, giftReasonWords[reason]] as const)
const amounts = ['15', '30', '60', '120'] as const

/** First whose code it is, so that nothing goes to the wrong person; then how much. */
function Giving({ given }: { given: string }) {
  const [code, setCode] = useState(typedCode(given) ?? '')
  const [done, setDone] = useState<HoursEntry>()
  const { reading, reread } = useReading(() => api.call('getHours', {}), { key: 'hours' })
  const balance = readyOf(reading)?.minutes
  if (done)
    return (
      <Card title='送到了'>
        <Box>
          {minutesWords(-done.minutes)} 给了 {done.other}。两边的明细里都记了这一笔。
        </Box>
        <Button kind='main' wide onTap={() => goInstead(paths.hours)}>
          看我的时长
        </Button>
      </Card>
    )
  return (
    <>
      <Card>
        <Line icon='clock'>您的余额：{balance === undefined ? '……' : minutesWords(balance)}</Line>
        <Soft>让对方打开“收时长”，把码给您看。不用手机号，也不会按姓名查人。</Soft>
      </Card>
      {code ? (
        <Amount
          key={code}
          code={code}
          balance={balance}
          back={() => setCode('')}
          onDone={(entry) => {
            setDone(entry)
            void reread()
          }}
        />
      ) : (
        <TypeCode onCode={setCode} />
      )}
    </>
  )
}

function TypeCode({ onCode }: { onCode: (code: string) => void }) {
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState<string>()
  function take(words: string) {
    const scene = scannedScene(words)
    const code = scene?.kind === 'hours' ? scene.code : typedCode(words)
    setWrong(code ? undefined : '请检查这个码，应是 10 位字母或数字')
    if (code) onCode(code)
  }
  async function scanIt() {
    const words = await scan()
    if (words === undefined) return
    take(words)
  }
  return (
    <Stack>
      {canScan && (
        <Button icon='scan-line' kind='main' wide onTap={() => void scanIt()}>
          扫对方的码
        </Button>
      )}
      <LineField
        id='code'
        label='对方的收时长码'
        hint='10 位，大小写都可以，中间的横线可以不写'
        placeholder='例如 7K3QH-8M2XD'
        value={text}
        error={wrong}
        onType={setText}
      />
      <Button kind={canScan ? 'plain' : 'main'} wide onTap={() => take(text)}>
        下一步
      </Button>
    </Stack>
  )
}

interface AmountProps {
  code: string
  balance: number | undefined
  back: () => void
  onDone: (entry: HoursEntry) => void
}

function Amount({ code, balance, back, onDone }: AmountProps) {
  const { reading, reread } = useReading(() => api.call('lookAtReceiver', { params: { code } }), {
    key: code,
    cares: () => false,
  })
  const [amount, setAmount] = useState<string>('30')
  const [reason, setReason] = useState<GiftReason>('thanks')
  const [asking, setAsking] = useState(false)
  const { act, busy, failure } = useAct()
  if (reading.state === 'loading') return <Soft>正在看这是谁的码……</Soft>
  if (reading.state === 'failed')
    return (
      <Card>
        <FieldError id='receiver'>{reading.failure.message}</FieldError>
        <Button onTap={reread}>再试一次</Button>
        <Button onTap={back}>换一个码</Button>
      </Card>
    )
  const { name } = reading.value
  const minutes = Number(amount)
  const tooMuch = balance !== undefined && minutes > balance
  const wrong = !Number.isInteger(minutes) || minutes < 1 || minutes > GIFT_MAX
  const problem = wrong
    ? `请写 1 到 ${GIFT_MAX} 之间的分钟数`
    : tooMuch
      ? `余额只有 ${minutesWords(balance)}`
      : undefined

  async function give() {
    const body = { code, minutes, reason }
    const entry = await act(body, (key) => api.call('giveHours', { body, key }))
    setAsking(false)
    if (!entry) return
    say('送到了')
    onDone(entry)
  }
  return (
    <Card title={`送给 ${name}`}>
      <Group id='amount-choices' label='送多少'>
        <Choices
          label='送多少'
          options={amounts.map((each) => [each, minutesWords(Number(each))] as const)}
          chosen={amounts.find((each) => each === amount)}
          onChoose={setAmount}
        />
      </Group>
      <LineField id='amount' label='或者写分钟数' keyboard='number' value={amount} onType={setAmount} error={problem} />
      <Group id='reason' label='因为什么'>
        <Choices label='因为什么' options={reasons} chosen={reason} onChoose={setReason} />
      </Group>
      <FieldError id='give'>{failure?.message}</FieldError>
      <Button kind='main' icon='heart-handshake' wide disabled={problem !== undefined} onTap={() => setAsking(true)}>
        送 {wrong ? '' : minutesWords(minutes)}
      </Button>
      <Button wide onTap={back}>
        换一个人
      </Button>
      {asking && (
        <Confirm
          title={`送 ${minutesWords(minutes)} 给 ${name}？`}
          word='确认送出'
          busy={busy}
          failure={failure}
          onYes={() => void give()}
          onClose={() => setAsking(false)}
        >
          <Soft>送出后不能自己收回；送错了请联系社区更正。</Soft>
        </Confirm>
      )}
      {balance === 0 && <ButtonLink to={paths.hours}>看我的时长</ButtonLink>}
    </Card>
  )
}
