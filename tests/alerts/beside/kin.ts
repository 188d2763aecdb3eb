/** Who presses beside the resident, with people of their own: somebody at home, and a contact. */
import { memberItem } from '../../../functions/households/member.ts'
import { keys } from '../../../functions/platform/table.ts'
import { purposeTexts } from '../../../shared/privacy/purposes.ts'
import { building1, type PersonName, people } from '../../support/district.ts'
import type { Stage } from '../../support/stage.ts'
import { type WaysStage, waysStage } from '../ways/stage.ts'

const [first] = people.resident.homes
if (!first) throw new Error('The resident lives somewhere')
/** The resident's. */
export const home = first
/** Of who presses beside, with the newcomer. */
export const upstairs = { ...home, household: `${building1}010501`, room: '1单元501' }
/** Of who lives with the neighbour, of the neighbour's contact, and of the resident's own. */
export const PHONES = { newcomer: '13900000011', contact: '13900000012', own: '13900000013' }

/** The neighbour lives above the resident, the newcomer with them; both askers have a contact of their own. */
export async function withKin(): Promise<WaysStage> {
  const ways = await waysStage()
  const { stage } = ways
  const phone = await stage.sealer.seal(PHONES.newcomer, `phone#${people.newcomer.id}`)
  await stage.table.write([
    { update: keys.person(people.neighbour.id), changes: { set: { homes: [upstairs] } } },
    { update: keys.person(people.newcomer.id), changes: { set: { homes: [upstairs], phone } } },
    ...([people.neighbour, people.newcomer] as const).map(({ id }) => ({
      put: memberItem(upstairs.household, {
        person: id,
        join: `joi_${'0'.repeat(26)}`,
        relation: 'family' as const,
        child: false,
        since: '2026-01-01T00:00:00.000Z',
      }),
    })),
  ])
  await contactsOf(stage, 'neighbour', PHONES.contact)
  await contactsOf(stage, 'resident', PHONES.own)
  return ways
}

async function contactsOf(stage: Stage, who: PersonName, phone: string) {
  const { version } = purposeTexts.contacts
  await stage.ok(who, 'answerConsent', { body: { purpose: 'contacts', version, given: true } })
  await stage.ok(who, 'saveContacts', { body: { items: [{ name: '演示联系人', phone, relation: '女儿' }] } })
}
