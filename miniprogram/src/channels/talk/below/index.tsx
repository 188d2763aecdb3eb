/** The channels of where somebody serves and of what lies below it, a level at a time: all but the nearest are among no one's own. */
import { levelOf } from '../../../../../shared/areas/code.ts'
import { channelRoles } from '../../../../../shared/channels/channel.ts'
import type { ChannelCard } from '../../../../../shared/channels/reading.ts'
import type { Me } from '../../../../../shared/people/person.ts'
import { api } from '../../../api/api.ts'
import { AreaList } from '../../../areas/parts/area-list.tsx'
import { useNow } from '../../../live/use-now.ts'
import { useReading } from '../../../live/use-reading.ts'
import { Letters } from '../../../ui/parts/letters.tsx'
import { Empty } from '../../../ui/parts/states.tsx'
import { AreaBar } from '../../../work/area-bar.tsx'
import { StaffPage } from '../../../work/staff-page.tsx'
import { useWorkArea } from '../../../work/use-work-area.ts'
import { ChannelLetter } from '../../channel-letter.tsx'

export default function ChannelsBelow() {
  return <StaffPage tool='channels'>{(me) => <Below key={me.id} me={me} />}</StaffPage>
}

function Below({ me }: { me: Me }) {
  const [area, setArea] = useWorkArea(me, channelRoles)
  const level = levelOf(area)
  return (
    <>
      <AreaBar me={me} kinds={channelRoles} code={area} onChoose={setArea} />
      {level === 'city' || level === 'district' ? (
        <AreaList key={area} area={area} title={level === 'city' ? '选一个区' : '选一个街道'} onChoose={setArea} />
      ) : (
        <Channels key={area} area={area} />
      )}
    </>
  )
}

function Channels({ area }: { area: string }) {
  const now = useNow()
  const { reading, reread } = useReading(() => api.call('listChannelsIn', { params: { area } }), {
    key: area,
    cares: (event) => event.kind === 'opened',
  })
  return (
    <Letters
      reading={
        reading.state === 'ready' ? { ...reading, value: { items: lastFirst(area, reading.value.items) } } : reading
      }
      reread={() => void reread()}
      keyOf={({ id }) => id}
      letter={(channel) => <ChannelLetter channel={channel} now={now} />}
      empty={
        <Empty icon='messages-square' title='这里还没有频道'>
          录入社区、网格和楼栋后，频道就有了。
        </Empty>
      }
    />
  )
}

/** The area's own before those below it; of these, where something was said last. */
const lastFirst = (area: string, channels: readonly ChannelCard[]): ChannelCard[] =>
  [...channels].sort(
    (one, other) =>
      Number(other.id === area) - Number(one.id === area) || (other.last?.at ?? '').localeCompare(one.last?.at ?? ''),
  )
