/** The alarm: over any page, in red and with sound, until somebody here has looked; then what it is about and what one can say to it. */
import { isSilent } from '../../../../shared/alerts/lifecycle.ts'
import { useShown } from '../../ui/page/use-shown.ts'
import { AlarmFace } from './alarm-face.tsx'
import { Over } from './over.tsx'
import { useAlarms } from './ringing.ts'
import { whoWords } from './words.ts'

/** On the page that is shown only: those beneath it stay quiet. `beside`: what is behind it must stay in sight. */
export function Alarm({ beside }: { beside: boolean }) {
  const shown = useShown()
  const { alarms, seen } = useAlarms()
  const [first, ...others] = alarms
  if (!shown || !first) return null
  return (
    <Over
      beside={beside}
      label={`${whoWords(first.card)}，正在响铃`}
      shouts={!seen.includes(first.card.id) && (first.card.state === 'raised' || isSilent(first.card))}
    >
      <AlarmFace key={first.card.id} alarm={first} seen={seen.includes(first.card.id)} others={others.length} />
    </Over>
  )
}
