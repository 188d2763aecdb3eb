/** Sharing where one is, while the alert is open: asked once after it was sent, visible, and stopped by a tap. */
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { useSharing } from './use-sharing.ts'

export function Sharing({ id }: { id: string }) {
  const { state, share, stop } = useSharing(id)
  return (
    <Card>
      <Box role='status'>{words[state]}</Box>
      {state === 'on' ? (
        <Button onTap={stop}>停止共享位置</Button>
      ) : (
        <Button icon='map-pin' busy={state === 'asking'} onTap={share}>
          共享我的位置
        </Button>
      )}
    </Card>
  )
}

const words = {
  asking: '正在问您的手机在哪里…',
  on: '正在共享位置，来帮忙的人能看到您在哪里。求助结束后 24 小时内删除。',
  off: '没有共享位置，来的人按登记的住址找您。',
} as const
