/** The stage of the tests of wishes, with a content check that can be down, and what is asked of it again and again. */
import { keys } from '../../../functions/platform/table.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { community } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { fakeChecker } from '../../support/wechat.ts'

export let stage: Stage
export let checker: ReturnType<typeof fakeChecker>

/** Begins anew. */
export async function anew(): Promise<void> {
  checker = fakeChecker()
  stage = await makeStage({ checker })
}

/** What the sweep has, and no more of the table than it may. */
export const asSweep = () => ({ ...stage.ports, table: grantedTable('sweep', stage.table) })
export const minutesOf = async (account: string) => (await stage.table.read([keys.balance(account)]))[0]?.minutes
export const shown = async () => (await stage.ok('newcomer', 'listWishes', { params: { area: community } })).items
