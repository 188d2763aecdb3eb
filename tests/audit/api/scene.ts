/** The stage of the tests of the audit log, and what is asked of it again and again. */
import type { AuditEntry } from '../../../shared/audit/contract.ts'
import { MINUTE } from '../../../shared/lifecycle.ts'
import type { Role } from '../../../shared/roles/roles.ts'
import { grid1, type PersonName, people } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

export let stage: Stage

/** Begins anew. */
export async function anew() {
  stage = await makeStage()
}

export const idOf = (who: PersonName) => people[who].id
export const codeOf = (answer: { body: { error?: { code: string } } }) => answer.body.error?.code
export const grant = (by: PersonName, to: PersonName, role: Role, area: string) =>
  stage.ok(by, 'grantRole', { params: { person: idOf(to) }, body: { role, area } })
export const revoke = (by: PersonName, from: PersonName, role: Role, area: string) =>
  stage.ok(by, 'revokeRole', { params: { person: idOf(from), role, area } })
export const log = (who: PersonName, area: string, query: object = {}) =>
  stage.call(who, 'listAudit', { query: { area, ...query } })
export const entries = async (who: PersonName, area: string, query: object = {}): Promise<AuditEntry[]> =>
  (await stage.ok(who, 'listAudit', { query: { area, ...query } })).items
export const verify = async (person: string, from?: number) =>
  stage.ok('administrator', 'verifyAudit', { params: { person }, query: from ? { from } : {} })
/** Gives and takes a role so often that the log of the community's staff has that many entries. */
export async function deeds(count: number, by: PersonName = 'communityStaff') {
  for (let i = 0; i < count; i++) {
    stage.clock.pass(MINUTE)
    await (i % 2 ? revoke : grant)(by, 'newcomer', 'gridWorker', grid1)
  }
}
