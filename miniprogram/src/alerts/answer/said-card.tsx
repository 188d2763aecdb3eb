import type { Alert } from '../../../../shared/alerts/alert.ts'
import { Box } from '../../ui/base/box.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { PhotoGrid } from '../../ui/photo/photo-grid.tsx'
import { Voices } from '../voices.tsx'
import style from './answer.module.scss'

/** What whoever asks for help said of it and showed. */
export function SaidCard({ alert: { text, photos, voices, parties, drill }, now }: { alert: Alert; now: number }) {
  if (parties.includes('neighbour') && !parties.includes('responder')) return null
  return (
    <Card title={drill ? '演练的情况' : '求助的人说'}>
      {text && <Box className={style.text}>{text}</Box>}
      {!text && voices.length === 0 && <Soft>还没有补充情况。可以在下面发消息问，或打电话。</Soft>}
      <Voices voices={voices} now={now} />
      <PhotoGrid photos={photos} />
    </Card>
  )
}
