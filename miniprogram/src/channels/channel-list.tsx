import type { ReactNode } from 'react'
import { Box } from '../ui/base/box.tsx'
import { Letters } from '../ui/parts/letters.tsx'
import { ChannelLetter } from './channel-letter.tsx'
import { nearestFirst, useChannels } from './use-channels.ts'

/** My channels. `onOpen` opens one beside the list, where `chosen` is open. */
export function ChannelList({
  now,
  empty,
  chosen,
  onOpen,
}: {
  now: number
  empty: ReactNode
  chosen?: string | undefined
  onOpen?: ((channel: string) => void) | undefined
}) {
  const { reading, reread } = useChannels()
  return (
    <Box>
      <Letters
        reading={
          reading.state === 'ready' ? { ...reading, value: { items: nearestFirst(reading.value.items) } } : reading
        }
        reread={() => void reread()}
        keyOf={({ id }) => id}
        letter={(channel) => (
          <ChannelLetter
            // What is open is being read.
            channel={channel.id === chosen ? { ...channel, unread: 0 } : channel}
            now={now}
            chosen={chosen === undefined ? undefined : channel.id === chosen}
            onOpen={onOpen && (() => onOpen(channel.id))}
          />
        )}
        empty={empty}
      />
    </Box>
  )
}
