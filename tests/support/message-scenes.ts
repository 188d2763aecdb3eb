/** How keeping what somebody answered in the sheet of WeChat's comes about, and what it does. */
import { parseCredits } from '../../functions/messages/credits.ts'
import { keys } from '../../functions/platform/table.ts'
import type { OperationId } from '../../shared/routes.ts'
import { people } from './district.ts'
import type { Prepared } from './household-scenes.ts'
import type { Stage } from './stage.ts'

export const heldBy = async (stage: Stage, person: string): Promise<number> =>
  parseCredits((await stage.table.read([keys.credits(person)]))[0])?.held.notice ?? 0

export const messageScenes: Partial<Record<OperationId, (stage: Stage) => Promise<Prepared>>> = {
  keepCredits: async (stage) => ({
    who: 'resident',
    body: { results: [{ template: 'notice', result: 'accept' }] },
    other: { results: [{ template: 'notice', result: 'reject' }] },
    count: () => heldBy(stage, people.resident.id),
  }),
}
