/** What to mind of those whom the alert may concern: opened by a tap, for each look is told to them. */
import { useState } from 'react'
import type { Alert } from '../../../../shared/alerts/alert.ts'
import type { Care } from '../../../../shared/care/contract.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Line, Soft } from '../../ui/parts/prose.tsx'
import style from './answer.module.scss'

export function CareCard({ alert: { id: alertId, care } }: { alert: Alert }) {
  const [items, setItems] = useState<readonly Care[]>()
  const { busy, failure, act } = useAct()
  if (!care) return null
  async function open() {
    const found = await act('care', () => api.call('getAlertCare', { params: { alertId } }))
    if (found) setItems(found.items)
  }
  return (
    <Card title='照护信息'>
      <Line icon='eye'>只在这次求助期间给赶去的人看。您每次查看，本人或家人都能看到记录。</Line>
      {items?.map((each) => (
        <Notes key={each.subject} care={each} />
      ))}
      {!items && (
        <Button icon='hand-heart' wide busy={busy} onTap={() => void open()}>
          查看病史、行动和注意事项
        </Button>
      )}
      <FieldError id='alert-care'>{failure?.message}</FieldError>
    </Card>
  )
}

function Notes({ care: { name, notes } }: { care: Care }) {
  if (!notes) return null
  const said = [
    ['病史、用药、过敏', notes.medical],
    ['行动、听力、视力', notes.mobility],
    ['需要注意', notes.help],
  ].filter(([, text]) => text)
  return (
    <Box>
      <Box className={style.place}>
        {name}
        {notes.livesAlone && '（独居）'}
      </Box>
      {said.map(([word, text]) => (
        <Box key={word}>
          <Soft>{word}</Soft>
          <Box className={style.text}>{text}</Box>
        </Box>
      ))}
    </Box>
  )
}
