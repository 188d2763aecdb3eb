import { useState } from 'react'
import { errors } from '../../../../shared/errors.ts'
import { isChild } from '../../../../shared/people/child.ts'
import type { Me } from '../../../../shared/people/person.ts'
import type { Consent } from '../../../../shared/privacy/contract.ts'
import { guardedPurposes, type Purpose, purposes, purposeTexts } from '../../../../shared/privacy/purposes.ts'
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { rereadMe } from '../../session/freshen.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Switch } from '../../ui/parts/choices.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Heading, Line, Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { say } from '../../ui/toast/say.ts'
import { momentWords } from '../../words/time.ts'
import { answerConsent } from '../consent.ts'
import { WithdrawChild } from './children.tsx'

/** Each purpose with what I said to it, when, and to which version; a tap says otherwise. */
export function Consents({ me }: { me: Me }) {
  const now = useNow()
  const { reading, reread } = useReading(() => api.call('listConsents', {}), { key: 'consents' })
  const [all, setAll] = useState(false)
  if (reading.state === 'loading') return <Skeleton cards={2} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const { current, history } = reading.value
  return (
    <>
      <Heading>我同意过什么</Heading>
      <Soft>每一项单独同意，随时撤回。不同意某一项，只少了那一项功能。</Soft>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      {purposes.map((purpose) => (
        <OneConsent
          key={purpose}
          me={me}
          purpose={purpose}
          said={current.find((one) => one.purpose === purpose)}
          now={now}
          changed={reread}
        />
      ))}
      {history.length > 0 && (
        <Card>
          <Button kind='quiet' icon='clock' expanded={all} onTap={() => setAll(!all)}>
            {all ? '收起记录' : `看全部记录（${history.length} 条）`}
          </Button>
          {all &&
            history.map((one) => (
              <Soft key={`${one.purpose}-${one.at}`}>
                {momentWords(one.at, now)}，{one.given ? '同意' : '不同意'}“{purposeTexts[one.purpose].word}”（版本{' '}
                {one.version}）
              </Soft>
            ))}
        </Card>
      )}
    </>
  )
}

function saidWords(said: Consent | undefined, now: number): string {
  if (!said) return '还没有问过您'
  return `${momentWords(said.at, now)} ${said.given ? '同意' : '不同意'}，版本 ${said.version}`
}

function OneConsent({
  me,
  purpose,
  said,
  now,
  changed,
}: {
  me: Me
  purpose: Purpose
  said: Consent | undefined
  now: number
  changed: () => void
}) {
  const { word, why, without, withdrawn, version } = purposeTexts[purpose]
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const given = said?.given ?? false
  // Taking back stays theirs.
  const guarded = guardedPurposes.includes(purpose) && isChild(me)

  async function answer(to: boolean) {
    setBusy(true)
    const kept = await answerConsent(purpose, to)
    setBusy(false)
    setWrong(kept.ok ? undefined : kept.failure.message)
    if (!kept.ok) return
    setAsking(false)
    say(to ? `已同意：${word}` : `已撤回：${word}`)
    changed()
    if (purpose === 'policy') void rereadMe()
  }

  const confirm = {
    title: `撤回：${word}`,
    word: '撤回同意',
    busy,
    onYes: () => void answer(false),
    onClose: () => setAsking(false),
    children: (
      <>
        <Box>{withdrawn}</Box>
        <FieldError id='withdraw'>{wrong}</FieldError>
      </>
    ),
  }

  return (
    <Card>
      {guarded && !given ? (
        <>
          <Box>{word}</Box>
          <Line icon='baby'>{errors.guardianConsents.message}。</Line>
        </>
      ) : (
        <Switch
          label={word}
          hint={saidWords(said, now)}
          on={given}
          onChange={(on) => {
            if (busy) return
            if (on) void answer(true)
            else setAsking(true)
          }}
        />
      )}
      <Soft>{why}</Soft>
      {!given && !guarded && <Soft>{without}</Soft>}
      {said && said.version !== version && <Box>说明有更新，请重新看一看。</Box>}
      {!asking && <FieldError id={`consent-${purpose}`}>{wrong}</FieldError>}
      {asking && (purpose === 'child' ? <WithdrawChild me={me} {...confirm} /> : <Confirm {...confirm} />)}
    </Card>
  )
}
