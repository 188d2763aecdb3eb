/** The stage of the tests of notices, and what is asked of it again and again. */
import { sweep } from '../../../functions/sweep/sweep.ts'
import { HOUR } from '../../../shared/lifecycle.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { memoryBucket } from '../../support/bucket.ts'
import { type Answer, makeStage, type Stage } from '../../support/stage.ts'

export const bucket = memoryBucket()
export let stage: Stage

/** Begins anew. */
export async function anew() {
  stage = await makeStage({ bucket })
}

/** With no more rights than the sweep has. */
export const swept = () => sweep({ ...stage.ports, table: grantedTable('sweep', stage.table) })
export const codeOf = (answer: Answer) => answer.body.error?.code
export const fieldsOf = (answer: Answer) => Object.keys(answer.body.error?.fields ?? {})
export const at = (hours: number) => new Date(stage.clock.now() + hours * HOUR).toISOString()
export const reason = { reason: '时间有误' }
export const seen = async (who: 'resident' | 'neighbour' | 'farResident' | 'unverified') =>
  (await stage.ok(who, 'listMyNotices')).items.map(({ id }) => id)
