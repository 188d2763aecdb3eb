import { useState } from 'react'
import * as z from 'zod/mini'
import type { Care, CareNotes } from '../../../../shared/care/contract.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { ConsentSheet } from '../../privacy/consent-sheet.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Switch } from '../../ui/parts/choices.tsx'
import { FieldError, TextField } from '../../ui/parts/field.tsx'
import { Stack } from '../../ui/parts/prose.tsx'

const shape = z.object({ livesAlone: z.boolean(), medical: z.string(), mobility: z.string(), help: z.string() })
const empty: CareNotes = { livesAlone: false, medical: '', mobility: '', help: '' }

/** The notes to write; the consent of its own is asked for when they are first kept. */
export function CareForm({ me, care, kept }: { me: Me; care: Care; kept: (care: Care) => void }) {
  const draft = useDraft(me.id, `care:${care.subject}`, shape, care.notes ?? empty)
  const form = draft.value
  const change = (part: Partial<CareNotes>) => draft.update((latest) => ({ ...latest, ...part }))
  const [asking, setAsking] = useState(false)
  const [agreed, setAgreed] = useState(false)
  const { act, busy, failure, wrong, forget } = useAct()

  async function save() {
    const wish = {
      params: { subject: care.subject },
      body: { ...form, ...(care.staffKept && agreed ? { agreed } : {}) } as const,
    }
    const saved = await act(
      wish,
      async () => {
        const answer = await api.call('saveCare', wish)
        if (!answer.ok && answer.failure.code === 'consentNeeded') setAsking(true)
        return answer
      },
      '已保存',
    )
    if (!saved) return
    draft.settle(form)
    kept(saved)
  }

  return (
    <Stack>
      <Card>
        <Switch
          label='独居'
          hint='一个人住，或者白天家里没有别人'
          on={form.livesAlone}
          onChange={(livesAlone) => change({ livesAlone })}
        />
      </Card>
      <TextField
        id='care-medical'
        label='病史、用药、过敏'
        optional
        placeholder='例如：高血压，每天吃降压药；青霉素过敏'
        max={500}
        value={form.medical}
        error={wrong.medical}
        onType={(medical) => change({ medical })}
      />
      <TextField
        id='care-mobility'
        label='行动、听力、视力'
        optional
        placeholder='例如：走路要扶，左耳听不清'
        max={200}
        value={form.mobility}
        error={wrong.mobility}
        onType={(mobility) => change({ mobility })}
      />
      <TextField
        id='care-help'
        label='怎样帮得上'
        optional
        placeholder='例如：钥匙在对门邻居家，家里有只小狗'
        max={500}
        value={form.help}
        error={wrong.help}
        onType={(help) => change({ help })}
      />
      {care.staffKept && (
        <Card>
          <Switch
            label='本人已当面同意'
            hint='同意登记这些情况，只给照护人和紧急求助时赶来的人看'
            on={agreed}
            onChange={setAgreed}
          />
          <FieldError id='care-agreed'>{wrong.agreed}</FieldError>
        </Card>
      )}
      <FieldError id='care'>{failure?.code === 'consentNeeded' ? undefined : failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void save()}>
        保存
      </Button>
      {asking && (
        <ConsentSheet
          purpose='care'
          onClose={() => setAsking(false)}
          onGiven={() => {
            setAsking(false)
            forget()
            void save()
          }}
        />
      )}
    </Stack>
  )
}
