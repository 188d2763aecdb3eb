import { useEffect, useState } from 'react'
import { deliveryWords } from '../../../../shared/notices/delivery.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { clock } from '../../platform/clock.ts'
import { Box } from '../../ui/base/box.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import { Progress } from '../../ui/parts/progress.tsx'
import { Line } from '../../ui/parts/prose.tsx'
import { countWords } from '../../words/number.ts'

/** While it goes on, it is asked again so often. */
const PAUSE = 5_000

/** How far the delivery of a notice or a warning is; nothing for one that has none. */
export function Delivery({ announcementId }: { announcementId: string }) {
  const { reading, reread } = useReading(() => api.call('getDelivery', { params: { announcementId } }), {
    key: announcementId,
    cares: ({ kind }) => kind === 'opened',
  })
  const [asked, setAsked] = useState(0)
  const goesOn = reading.state === 'ready' && (reading.value.state === 'planning' || reading.value.state === 'working')
  // biome-ignore lint/correctness/useExhaustiveDependencies: each asking sets the next one
  useEffect(() => {
    if (!goesOn) return
    return clock.later(PAUSE, () => {
      void reread()
      setAsked(asked + 1)
    })
  }, [goesOn, asked])
  if (reading.state !== 'ready') return null
  const { state, grids, households, people, trouble } = reading.value
  return (
    <Card>
      <Head title='发送进度'>
        <Tag icon={goesOn ? 'hourglass' : state === 'done' ? 'circle-check' : 'ban'}>{deliveryWords[state]}</Tag>
      </Head>
      <Progress label='已发到网格' done={grids.done} total={grids.planned} unit='个' />
      <Box>
        在线送达 {countWords(households.told)} 户，微信消息送达 {countWords(households.messaged)} 户（
        {countWords(people.sent)} 人）。
      </Box>
      {people.refused + people.failed + people.unsure > 0 && (
        <Box>
          没有送到：{countWords(people.refused)} 人没有订阅或已拒收，{countWords(people.failed)} 人发送失败
          {people.unsure > 0 && `，${countWords(people.unsure)} 人不确定是否送到（不会重发）`}。
        </Box>
      )}
      {trouble && <Line icon='triangle-alert'>微信消息发不出去，请联系管理员：{trouble}</Line>}
    </Card>
  )
}
