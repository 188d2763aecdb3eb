import { hasChannel } from '../../shared/channels/channel.ts'
import { Refusal } from '../../shared/errors.ts'
import { parseArea } from '../areas/area.ts'
import { childrenOf } from '../areas/children.ts'
import { operation, type Ports } from '../http/operation.ts'
import { type Key, keys } from '../platform/table.ts'
import { channelCard } from './channel-card.ts'
import { parseHead } from './log.ts'
import { parseMarks } from './marks.ts'

/** The way down for who serves above a channel: one level at a time, three requests for each hundred areas below. */
export const listChannelsIn = operation('listChannelsIn', {
  reads: ({ params: { area } }, actor) => ({ marks: keys.reading(actor), area: keys.area(area) }),
  async run({ found }, { table }: Ports) {
    const area = parseArea(found.area)
    if (!area) throw new Refusal('notFound')
    const below = (await childrenOf(table, area.code)).filter(({ closedAt }) => !closedAt)
    const all = [area, ...below].filter(({ code }) => hasChannel(code))
    const heads = await table.read(all.map(({ code }): Key => keys.channel(code)))
    const marks = parseMarks(found.marks)
    const items = all.map(({ code, fullName }, i) =>
      channelCard({ id: code, area: code, name: fullName }, parseHead(heads[i]), marks),
    )
    return { items }
  },
})
