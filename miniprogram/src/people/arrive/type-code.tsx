import { useState } from 'react'
import { go, paths } from '../../paths.ts'
import { canScan } from '../../platform/scan.ts'
import { type CodeKind, scannedScene, sceneWords, typedCode } from '../../platform/scene.ts'
import { scanAndGo } from '../../session/scan.ts'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { FieldError, Group, LineField } from '../../ui/parts/field.tsx'
import { Buttons, Soft, Stack } from '../../ui/parts/prose.tsx'

const kinds: readonly (readonly [CodeKind, string])[] = [
  ['invitation', '家人的邀请'],
  ['login', '电脑登录'],
  ['role', '工作邀请'],
  ['hours', '收时长的码'],
]

/** For a code that was read out, sent as words, or does not scan. `wrong`: what was scanned is none of ours. */
export function TypeCode({ wrong }: { wrong: boolean }) {
  const [kind, setKind] = useState<CodeKind>('invitation')
  const [text, setText] = useState('')
  const [error, setError] = useState<string>()
  function goOn() {
    const code = typedCode(text)
    const scene = code === undefined ? scannedScene(text) : { kind, code }
    setError(scene ? undefined : '请检查这个码，应是 10 位字母或数字')
    if (scene) go(paths.arriveWith(sceneWords(scene)))
  }
  return (
    <Stack>
      {wrong && <FieldError id='scene'>这个码不是微邻里的，或者没有扫全。请再扫一次，或者手工输入。</FieldError>}
      {canScan && (
        <Button icon='scan-line' wide kind='main' onTap={() => void scanAndGo()}>
          扫一扫
        </Button>
      )}
      <Group id='code-kind' label='这是什么码'>
        <Choices label='这是什么码' options={kinds} chosen={kind} onChoose={setKind} />
      </Group>
      <LineField
        id='code'
        label='输入码'
        hint='10 位，大小写都可以，中间的横线可以不写'
        placeholder='例如 7K3QH-8M2XD'
        value={text}
        error={error}
        onType={setText}
      />
      <Button kind={canScan ? 'plain' : 'main'} wide onTap={goOn}>
        继续
      </Button>
      <Card title='没有码？'>
        <Soft>楼门口贴着入户码，用微信扫就能入户。也可以搜地址入户。</Soft>
        <Buttons>
          <ButtonLink icon='search' to={paths.join}>
            搜地址入户
          </ButtonLink>
        </Buttons>
      </Card>
    </Stack>
  )
}
