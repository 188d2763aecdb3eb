import { useDidShow, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Verified } from '../../../../shared/hours/certificates.ts'
import { minutesWords, periodWords } from '../../../../shared/hours/words.ts'
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { canScan, scan } from '../../platform/scan.ts'
import { typedCode } from '../../platform/scene.ts'
import { isWeb } from '../../platform/target.ts'
import { Box } from '../../ui/base/box.tsx'
import { Page } from '../../ui/page/page.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { LineField } from '../../ui/parts/field.tsx'
import { Line, Soft, Stack } from '../../ui/parts/prose.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { momentWords } from '../../words/time.ts'
import style from './verify.module.scss'

/** For whoever holds a certificate in their hands, signed in or not. */
export default function Verify() {
  const given = useGivenCode()
  const [code, setCode] = useState<string>()
  const shown = code ?? typedCode(given ?? '')
  return (
    <Page title='查验时长证明' help={false} warned='not'>
      {shown ? (
        <Answer key={shown} code={shown} again={() => setCode('')} />
      ) : (
        <TypeCode onCode={setCode} wrong={given !== undefined && given !== '' && code === undefined} />
      )}
    </Page>
  )
}

/** A browser may show this page anew for another address: its address is what counts. */
function useGivenCode(): string | undefined {
  const { params } = useRouter()
  const [inAddress, setInAddress] = useState(codeInAddress)
  useDidShow(() => setInAddress(codeInAddress()))
  return isWeb ? inAddress : params.code
}

function codeInAddress(): string | undefined {
  return isWeb ? codeIn(window.location.hash) : undefined
}

/** The code in an address such as the one on a certificate. */
const codeIn = (address: string) => /[?&]code=([^&#]+)/.exec(address)?.[1]

function TypeCode({ onCode, wrong }: { onCode: (code: string) => void; wrong: boolean }) {
  const [text, setText] = useState('')
  const [error, setError] = useState(wrong ? '码没有扫全，请再扫一次或手工输入' : undefined)
  function take(words: string) {
    const code = typedCode(codeIn(words) ?? words)
    setError(code ? undefined : '请检查编码，应是 10 位字母或数字')
    if (code) onCode(code)
  }
  return (
    <Stack>
      <Card>
        <Line icon='scroll-text'>输入证明下方的 10 位编码，看这份证明是不是真的、之后有没有更正。</Line>
      </Card>
      {canScan && (
        <Button icon='scan-line' kind='main' wide onTap={() => void scan().then((words) => words && take(words))}>
          扫证明上的码
        </Button>
      )}
      <LineField
        id='code'
        label='证明编码'
        hint='大小写都可以，中间的横线可以不写'
        placeholder='例如 7K3QH-8M2XD'
        value={text}
        error={error}
        onType={setText}
      />
      <Button kind={canScan ? 'plain' : 'main'} icon='search' wide onTap={() => take(text)}>
        查验
      </Button>
    </Stack>
  )
}

function Answer({ code, again }: { code: string; again: () => void }) {
  const { reading, reread } = useReading(() => api.call('verifyCertificate', { params: { code } }), {
    key: code,
    cares: () => false,
  })
  const another = <Button onTap={again}>查另一份</Button>
  if (reading.state === 'loading') return <Skeleton cards={1} />
  if (reading.state === 'failed') {
    if (reading.failure.code === 'certificateUnknown')
      return (
        <Empty icon='circle-x' title='没有查到这份证明' action={another}>
          请核对证明上的编码。编码不对、证明已随账号注销，或者证明不是微邻里开的，都查不到。
        </Empty>
      )
    if (reading.failure.code === 'tooMany')
      return (
        <Empty icon='hourglass' title='查得太频繁了' action={<Button onTap={reread}>再试一次</Button>}>
          请过一小时再查。
        </Empty>
      )
    return <ErrorState failure={reading.failure} retry={reread} />
  }
  return (
    <>
      <Found seen={reading.value} />
      {another}
    </>
  )
}

function Found({ seen }: { seen: Verified }) {
  const now = useNow()
  const { name, first, last, minutes, times, communityName, issuedAt, correctedAt } = seen
  return (
    <Card tone={correctedAt ? 'amber' : 'brand'}>
      <Line icon={correctedAt ? 'triangle-alert' : 'circle-check-big'}>
        <Box as='h2' className={style.title}>
          {correctedAt ? '证明属实，但之后有更正' : '证明属实，没有更正'}
        </Box>
      </Line>
      {correctedAt && <Box>{momentWords(correctedAt, now)}更正过这段时间的时长，请让本人重新开一份。</Box>}
      <Box as='dl' className={style.facts}>
        <Fact word='姓名'>{name}</Fact>
        <Fact word='期间'>{periodWords(first, last)}</Fact>
        <Fact word='服务时长'>{minutesWords(minutes)}</Fact>
        <Fact word='服务次数'>{times} 次</Fact>
        <Fact word='出具'>{communityName}</Fact>
        <Fact word='出具时间'>{momentWords(issuedAt, now)}</Fact>
      </Box>
      <Soft>请与手里的证明逐项核对。姓名在这里只显示姓。</Soft>
    </Card>
  )
}

const Fact = ({ word, children }: { word: string; children: React.ReactNode }) => (
  <Box className={style.fact}>
    <Box as='dt' className={style.word}>
      {word}
    </Box>
    <Box as='dd' className={style.value}>
      {children}
    </Box>
  </Box>
)
