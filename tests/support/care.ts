/** Care records for tests that walk the route table. */
import { careParties } from '../../functions/care/policy.ts'
import { parseCare } from '../../functions/care/record.ts'
import type { Actor } from '../../functions/people/actor.ts'
import { keys } from '../../functions/platform/table.ts'
import type { CareNotes } from '../../shared/care/contract.ts'
import { type Purpose, purposeTexts } from '../../shared/privacy/purposes.ts'
import { type PersonName, people } from './district.ts'
import type { Stage } from './stage.ts'

export const notes: CareNotes = {
  livesAlone: true,
  medical: '高血压，每天早晚服药',
  mobility: '走路需要拐杖',
  help: '钥匙在隔壁邻居家',
}

export const consent = (stage: Stage, who: PersonName, purpose: Purpose, given = true) =>
  stage.ok(who, 'answerConsent', { body: { purpose, version: purposeTexts[purpose].version, given } })

/** The resident's own record, kept by their consent. */
export async function residentsCare(stage: Stage): Promise<string> {
  const subject = people.resident.id
  await consent(stage, 'resident', 'care')
  await stage.ok('resident', 'saveCare', { params: { subject }, body: notes })
  return subject
}

/** How someone stands to a person's record as it is now, by the pure policy. */
export async function careStanding(stage: Stage, actor: Pick<Actor, 'id' | 'homes' | 'roles'>, subject: string) {
  const [item] = await stage.table.read([keys.care(subject)])
  const person = Object.values(people).find(({ id }) => id === subject)
  const buildings = person?.homes.filter(({ verified }) => verified).map(({ building }) => building) ?? []
  return careParties(actor, { subject, buildings }, parseCare(item)?.card.carer?.person)
}
