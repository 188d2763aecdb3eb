/** Sharing where one goes, while the alert is open: off until a tap on it, for this alert alone. */
import { Card } from '../../ui/parts/card.tsx'
import { Switch } from '../../ui/parts/choices.tsx'
import type { Following } from './following.ts'
import { useSharing } from './use-sharing.ts'

export function Sharing({ id }: { id: string }) {
  const { state, turn } = useSharing(id)
  return (
    <Card>
      <Switch label='一直共享我的位置' hint={words[state]} on={state !== 'off'} onChange={turn} />
    </Card>
  )
}

const words: Record<Following, string> = {
  off: '关着。手机允许的话只告诉过一次：按下求助时，和您点“就在这里”时。',
  looking: '正在问您的手机在哪里…',
  on: '来帮忙的人能看到您走到哪里。求助结束后 24 小时内删除。',
  unknown: '手机没有给出位置，正在再试。来的人按登记的住址找您。',
}
