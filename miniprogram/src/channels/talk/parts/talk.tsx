/** A channel: who reads there, what is pinned, what was said. */
import { useEffect, useState } from 'react'
import { ownChannels } from '../../../../../shared/channels/channel.ts'
import type { Channel } from '../../../../../shared/channels/reading.ts'
import type { Me } from '../../../../../shared/people/person.ts'
import { api } from '../../../api/api.ts'
import { useReading } from '../../../live/use-reading.ts'
import { Empty, ErrorState, Skeleton } from '../../../ui/parts/states.tsx'
import { kindIcons } from '../../../words/post.ts'
import { pinsOf } from '../../lines.ts'
import { ChannelBar } from './channel-bar.tsx'
import { Conversation } from './conversation.tsx'
import { Pins } from './pins.tsx'
import { useFeed } from './use-feed.ts'
import { useRead } from './use-read.ts'

export function Talk({
  me,
  channelId,
  titled,
  onName,
}: {
  me: Me
  channelId: string
  /** Whether it says its own name, where the page doesn't. */
  titled?: boolean | undefined
  onName?: ((name: string) => void) | undefined
}) {
  const { reading, reread } = useReading(() => api.call('getChannel', { params: { channel: channelId } }), {
    key: channelId,
    cares: (event) => event.kind === 'opened' || event.frame.type === 'meChanged',
  })
  const name = reading.state === 'ready' ? reading.value.name : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when it is known
  useEffect(() => {
    if (name) onName?.(name)
  }, [name])
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={() => void reread()} />
  return <Opened key={channelId} me={me} channel={reading.value} titled={titled} />
}

function Opened({ me, channel, titled }: { me: Me; channel: Channel; titled: boolean | undefined }) {
  const { id } = channel
  // As it was when the channel was opened: the line stays where it is while one reads on.
  const [news] = useState({ after: channel.readTo, to: channel.seq })
  const place = { channel: id }
  const own = channel.kind === 'interest' || ownChannels(me).includes(id)
  const talk = useFeed(place, channel.keys, own)
  const onSeen = useRead(id, news.after)
  return (
    <>
      <ChannelBar channel={channel} title={titled ? channel.name : undefined} />
      <Pins pins={pinsOf(channel.pins, talk.state.log?.posts ?? [])} />
      <Conversation
        me={me}
        place={place}
        channel={channel}
        talk={talk}
        news={news}
        onSeen={onSeen}
        empty={
          <Empty icon={kindIcons[channel.kind]} title='还没有人说话'>
            {channel.maySpeak ? '跟邻居们打个招呼，或者说说身边的事。' : '邻居们说的话会出现在这里。'}
          </Empty>
        }
      />
    </>
  )
}
