import { errors } from '../../../shared/errors.ts'
import { Card } from '../ui/parts/card.tsx'
import { Line } from '../ui/parts/prose.tsx'

/** In the place of what a child under 14 would fill in: who decides on it, and that nothing else hangs on it. */
export const ChildNote = () => (
  <Card>
    <Line icon='baby'>{errors.guardianConsents.message}。</Line>
  </Card>
)
