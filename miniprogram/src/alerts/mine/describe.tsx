/** What it is about, said when there is time for it. */
import { useState } from 'react'
import { ALERT_TEXT_MAX, type Alert, forWhoms } from '../../../../shared/alerts/alert.ts'
import { type AlertKind, alertKinds, alertKindWords } from '../../../../shared/alerts/kinds.ts'
import { Box } from '../../ui/base/box.tsx'
import { Tap } from '../../ui/base/tap.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon/icon.tsx'
import type { IconName } from '../../ui/icon/names.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { FieldError, TextField } from '../../ui/parts/field.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { PhotoPicker } from '../../ui/photo/photo-picker.tsx'
import { usePhotos } from '../../ui/photo/use-photos.ts'
import { useWords } from '../answer/use-words.ts'
import style from './mine.module.scss'
import { RecordVoice } from './record-voice.tsx'
import { useDescribing } from './use-describing.ts'
import { maySayWhere, WherePart } from './where-part.tsx'

const icons: Record<AlertKind, IconName> = {
  medical: 'heart',
  fire: 'flame',
  safety: 'shield-check',
  trapped: 'door-open',
  lost: 'search',
  other: 'ellipsis',
}

const forWhomWords: Record<Alert['forWhom'], string> = { self: '我自己', other: '别人' }

export function Describe({ alert, done }: { alert: Alert; done: () => void }) {
  const describing = useDescribing(alert, done)
  const { busy, failure, waiting, tell } = describing
  const { text, setText, forget } = useWords(alert.id, 'describe')
  const [ids, setIds] = useState<string[]>([])
  const photos = usePhotos([], setIds)
  // Who pressed beside says what it is to them.
  const own = alert.parties.includes('witness') ? alert.witnesses?.[0] : undefined
  const beside = own !== undefined && !alert.parties.includes('raiser')
  const said = waiting.kind ?? (beside ? own.kind : alert.kind)

  async function send() {
    const words = text.trim()
    if (!(await tell({ ...(words ? { text: words } : {}), photos: ids }, words || '照片'))) return
    forget()
    for (const { key } of photos.uploads) photos.remove(key)
  }

  return (
    <Card title='有空时告诉大家是什么事'>
      <Box className={style.tiles} role='radiogroup' label='是什么事'>
        {alertKinds.map((kind) => (
          <Tap
            key={kind}
            role='radio'
            checked={kind === said}
            disabled={busy}
            className={cx(style.tile, kind === said && style.chosen)}
            onTap={() => void tell({ kind }, alertKindWords[kind])}
          >
            <Icon name={kind === said ? 'check' : icons[kind]} />
            <Box as='span'>{alertKindWords[kind]}</Box>
          </Tap>
        ))}
      </Box>
      {!beside && (
        <>
          <Soft>给谁求助</Soft>
          <Choices
            label='给谁求助'
            options={forWhoms.map((one) => [one, forWhomWords[one]] as const)}
            chosen={waiting.forWhom ?? alert.forWhom}
            onChoose={(forWhom) => void tell({ forWhom }, `给${forWhomWords[forWhom]}`)}
          />
        </>
      )}
      {!beside && maySayWhere(alert) && (
        <>
          <Soft>人在哪里</Soft>
          <WherePart alert={alert} describing={describing} />
        </>
      )}
      <RecordVoice alertId={alert.id} done={done} />
      <TextField
        id='alert-text'
        label='说说情况'
        optional
        max={ALERT_TEXT_MAX}
        placeholder='例如：老人摔倒了，在卫生间，门没锁'
        value={text}
        onType={setText}
      />
      <PhotoPicker id='alert-photos' photos={photos} />
      <FieldError id='alert-describe'>{failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} disabled={text.trim() === '' && ids.length === 0} onTap={() => void send()}>
        补充
      </Button>
    </Card>
  )
}
