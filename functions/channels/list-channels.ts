import { ownChannels } from '../../shared/channels/channel.ts'
import { parseArea } from '../areas/area.ts'
import { operation, type Ports } from '../http/operation.ts'
import { type Key, keys } from '../platform/table.ts'
import { channelCard, namesKnown } from './channel-card.ts'
import { parseHead } from './log.ts'
import { parseMarks } from './marks.ts'
import { placeOf } from './place.ts'

/** Two requests however many there are: who asks with what they read; then all the channels. */
export const listChannels = operation('listChannels', {
  reads: (_, actor) => ({ marks: keys.reading(actor) }),
  async run({ actor, found }, { table }: Ports) {
    const marks = parseMarks(found.marks)
    const names = namesKnown(actor)
    const ids = [...ownChannels(actor), ...marks.joined.map(({ channel }) => channel)]
    // The name of the community of a grid is neither a home's nor a role's.
    const nameless = ownChannels(actor).filter((area) => !names.has(area))
    const read = await table.read([...ids.map((id): Key => keys.channel(id)), ...nameless.map(keys.area)])
    for (const item of read.slice(ids.length)) {
      const area = parseArea(item)
      if (area) names.set(area.code, area.fullName)
    }
    const items = ids.flatMap((id, i) => {
      const place = placeOf(id, read[i], actor, marks)
      const head = parseHead(read[i])
      const name = place?.interest?.name ?? names.get(id) ?? head?.name
      return place && name !== undefined ? [channelCard({ id, area: place.area, name }, head, marks)] : []
    })
    return { items, ...(marks.quiet ? { quiet: marks.quiet } : {}) }
  },
})
