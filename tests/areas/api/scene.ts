/** The stage of the tests of areas, and what is asked of it again and again. */
import type { OperationId } from '../../../shared/routes.ts'
import type { PersonName } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

export let stage: Stage

/** Begins anew. */
export async function anew() {
  stage = await makeStage()
}

export const refusal = async (who: PersonName, operation: OperationId, sent: object) => {
  const { status, body } = await stage.call(who, operation, sent)
  return [status, body.error?.code]
}
export const add = (parent: string, name: string, who: PersonName = 'communityStaff') =>
  stage.ok(who, 'addArea', { body: { parent, name } })
