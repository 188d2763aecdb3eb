import { operation, type Ports } from '../http/operation.ts'
import { sessionsOf } from './session.ts'

export const listSessions = operation('listSessions', {
  async run({ actor, session, now }, { table }: Ports) {
    const live = await sessionsOf(table, actor.id, now)
    const items = live
      .sort((a, b) => (a.usedAt < b.usedAt ? 1 : -1))
      .map(({ id, surface, device, openedAt, usedAt }) => ({
        id,
        surface,
        device,
        openedAt,
        usedAt,
        current: id === session.id,
      }))
    return { items }
  },
})
