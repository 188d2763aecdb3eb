/** The stage of the tests of help, with a content check that can be down, and what is asked of it again and again. */
import { expect } from 'vitest'
import { balanceOf } from '../../../functions/hours/ledger.ts'
import { keys } from '../../../functions/platform/table.ts'
import { sweep } from '../../../functions/sweep/sweep.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import type { PersonName } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { fakeChecker } from '../../support/wechat.ts'

export let stage: Stage
export let checker: ReturnType<typeof fakeChecker>

/** Begins anew. */
export async function anew(): Promise<void> {
  checker = fakeChecker()
  stage = await makeStage({ checker })
}

export const at = (after: number) => new Date(stage.clock.now() + after).toISOString()
export const seen = (who: PersonName, helpId: string) => stage.ok(who, 'getHelp', { params: { helpId } })
export const balance = async (account: string) => balanceOf((await stage.table.read([keys.balance(account)]))[0])

/** By the rights that the sweep has. */
export const swept = () => sweep({ ...stage.ports, table: grantedTable('sweep', stage.table) })
export const nothingFailed = async () => expect(await swept()).toMatchObject({ failed: 0 })
