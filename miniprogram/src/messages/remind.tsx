import { type Template, templates } from '../../../shared/messages/templates.ts'
import { Button } from '../ui/parts/button.tsx'
import { Card } from '../ui/parts/card.tsx'
import { Line } from '../ui/parts/prose.tsx'
import { useAsking } from './use-asking.ts'

/** Offers to tell of what comes by WeChat; nothing where that can't be, or enough was agreed to. */
export function Remind({ about, word }: { about: Template; word: string }) {
  const { asks, ask } = useAsking(about)
  if (!asks) return null
  return (
    <Card>
      <Line icon='bell'>{templates[about].why}。每同意一次，可以提醒一次。</Line>
      <Button icon='bell' onTap={ask}>
        {word}
      </Button>
    </Card>
  )
}
