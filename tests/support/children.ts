/** The newcomer as a child with an account. */
import { keys } from '../../functions/platform/table.ts'
import { sweep } from '../../functions/sweep/sweep.ts'
import { addressOf } from '../../shared/households/address.ts'
import { grantedTable } from '../infra/granted-table.ts'
import { consent } from './care.ts'
import { type PersonName, people } from './district.ts'
import type { Stage } from './stage.ts'

/** Has an adult answer for them, at home with these unless said otherwise; answers their join. */
export async function joinAsChild(
  stage: Stage,
  guardian: PersonName,
  household = people.resident.homes[0]?.household ?? '',
): Promise<string> {
  await consent(stage, 'newcomer', 'policy')
  const body = { ...addressOf(household), relation: 'family', child: true } as const
  const { id } = await stage.ok('newcomer', 'requestJoin', { body })
  await stage.ok(guardian, 'vouchJoin', { params: { joinId: id } })
  return id
}

export const childNow = async (stage: Stage) => (await stage.table.read([keys.person(people.newcomer.id)]))[0]

export const signInAsChild = async (stage: Stage) =>
  (await stage.call({}, 'signIn', { body: { code: `code of ${people.newcomer.openid}` } })).body

export const due = (stage: Stage) => sweep({ ...stage.ports, table: grantedTable('sweep', stage.table) })
