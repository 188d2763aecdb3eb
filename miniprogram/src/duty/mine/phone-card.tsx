/** The phone by which I am reached while I serve: by alerts, and by residents of the place; and the messages that ring for me. */
import { useState } from 'react'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useReading } from '../../live/use-reading.ts'
import { useAsking } from '../../messages/use-asking.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError, LineField } from '../../ui/parts/field.tsx'
import { Line, Soft } from '../../ui/parts/prose.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'

export function PhoneCard() {
  const { reading, reread, put } = useReading(() => api.call('getDutyPhone', {}), { key: 'duty-phone' })
  const [changing, setChanging] = useState(false)
  const asking = useAsking('alertRings')
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const { phone } = reading.value
  return (
    <Card title='值班电话'>
      <Line icon='phone'>{phone ?? '还没有留电话'}</Line>
      <Soft>有人求助时用它给您发短信、打电话；值班时，辖区居民在求助页上可以拨打。不想再用，随时可以删去。</Soft>
      <Button icon='pencil' onTap={() => setChanging(true)}>
        {phone ? '修改值班电话' : '留下值班电话'}
      </Button>
      {asking.asks && (
        <Button icon='bell' onTap={asking.ask}>
          有人求助时在微信里叫我
        </Button>
      )}
      {changing && <PhoneSheet phone={phone ?? ''} onSaved={put} onClose={() => setChanging(false)} />}
    </Card>
  )
}

interface PhoneSheetProps {
  phone: string
  onSaved: (saved: { phone?: string | undefined }) => void
  onClose: () => void
}

function PhoneSheet({ phone, onSaved, onClose }: PhoneSheetProps) {
  const [typed, setTyped] = useState(phone)
  const { busy, failure, wrong, act } = useAct()
  async function save(wanted: string) {
    const body = wanted ? { phone: wanted } : {}
    const saved = await act(body, () => api.call('saveDutyPhone', { body }), wanted ? '已保存' : '已删去')
    if (!saved) return
    onSaved(saved)
    onClose()
  }
  return (
    <Sheet title='值班电话' onClose={onClose}>
      <LineField
        id='duty-phone'
        label='值班时居民可拨打的电话'
        hint='手机号，或带区号的电话'
        keyboard='phone'
        value={typed}
        error={wrong.phone}
        onType={setTyped}
      />
      <FieldError id='duty-phone-save'>{failure?.fields ? undefined : failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void save(typed.replace(/\s/g, ''))}>
        保存
      </Button>
      {phone && (
        <Button icon='trash-2' wide busy={busy} onTap={() => void save('')}>
          删去这个电话
        </Button>
      )}
    </Sheet>
  )
}
