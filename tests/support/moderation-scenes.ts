/** How each idempotent call of moderation comes about, and those about what neighbours see of a ticket. */
import { entriesOf } from '../../functions/cases/entries.ts'
import { type Key, keys } from '../../functions/platform/table.ts'
import type { OperationId } from '../../shared/routes.ts'
import { lift } from './cases.ts'
import { deciding, posted } from './channels.ts'
import type { Prepared } from './household-scenes.ts'
import type { Stage } from './stage.ts'

const entries = async (stage: Stage, at: Key) => (await entriesOf(stage.table, at)).length

async function publicTicket(stage: Stage, who: Prepared['who'], text: string): Promise<Prepared> {
  const body = { ...lift, text, visibility: 'public' as const }
  const { id } = await stage.ok('resident', 'openTicket', { body })
  return { who, params: { ticketId: id }, count: () => entries(stage, keys.ticket(id)) }
}

export const moderationScenes: Partial<Record<OperationId, (stage: Stage) => Promise<Prepared>>> = {
  showTicket: (stage) => publicTicket(stage, 'worker', '这里有待审词。'),
  makeTicketPrivate: (stage) => publicTicket(stage, 'resident', lift.text),
  async decidePost(stage) {
    const id = await posted(stage, '待审词')
    const { body } = await deciding(stage, id, 'approve', '没有问题')
    const other = { ...body, reason: '没有大问题' }
    return { who: 'communityStaff', params: { postId: id }, body, other, count: () => entries(stage, keys.post(id)) }
  },
}
