import { useState } from 'react'
import { type EscalationSetting, shortened, standardOf } from '../../../../shared/alerts/shortening.ts'
import { levelOf, levelWords } from '../../../../shared/areas/code.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError, LineField } from '../../ui/parts/field.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { Chain } from './chain.tsx'
import { parseTyped, typedOf } from './typed.ts'

interface Props {
  setting: EscalationSetting
  manages: boolean
  onSet: (setting: EscalationSetting) => void
}

export function Setting({ setting, manages, onSet }: Props) {
  const { area, own: saved, above } = setting
  const [typed, setTyped] = useState(() => typedOf(saved))
  const { busy, failure, wrong: refused, act } = useAct()
  const cuts = above.map(({ shortening }) => shortening)
  const { own, wrong } = parseTyped(typed, cuts)
  const changed = JSON.stringify(typed) !== JSON.stringify(typedOf(saved))
  const bad = Object.keys(wrong).length > 0

  async function save() {
    const set = await act(
      own,
      () => api.call('setEscalation', { params: { area }, body: own }),
      '已保存，从下一起求助开始算',
    )
    if (!set) return
    onSet(set)
    setTyped(typedOf(set.own))
  }
  return (
    <>
      <Card title='没有人应答时，多久通知上一级'>
        <Soft>
          从按下按钮算起。只能比标准更短，不能更长；不填就按标准。只管以后的求助，正在进行的不变；每次修改都记入审计日志。
        </Soft>
        {above.map(({ area: at, shortening }) => (
          <Soft key={at}>
            {levelWords[levelOf(at) ?? 'district']}已缩短：
            {shortened
              .flatMap((level) =>
                shortening[level] === undefined ? [] : [`${levelWords[level]} ${shortening[level]} 秒`],
              )
              .join('，')}
            。谁的更短就按谁的。
          </Soft>
        ))}
        {shortened.map((level) =>
          manages ? (
            <LineField
              key={level}
              id={`after-${level}`}
              label={`多少秒后通知${levelWords[level]}`}
              hint={`标准 ${standardOf(level)} 秒`}
              placeholder={`${standardOf(level)}`}
              keyboard='number'
              value={typed[level]}
              error={wrong[level] ?? refused[level]}
              onType={(text) => setTyped({ ...typed, [level]: text })}
            />
          ) : (
            <Soft key={level}>
              通知{levelWords[level]}：标准 {standardOf(level)} 秒，本级
              {saved[level] === undefined ? '没有缩短' : ` ${saved[level]} 秒`}
            </Soft>
          ),
        )}
        {manages && (
          <>
            <FieldError id='escalation'>
              {refused.area ?? (failure && !failure.fields ? failure.message : undefined)}
            </FieldError>
            <Button kind='main' wide busy={busy} disabled={!changed || bad} onTap={() => void save()}>
              保存
            </Button>
          </>
        )}
      </Card>
      <Chain cuts={bad ? cuts : [...cuts, own]} preview={changed && !bad} />
    </>
  )
}
