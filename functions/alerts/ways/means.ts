/** What somebody can be told by: a phone that they gave, a message that WeChat takes. */
import { openContacts } from '../../care/contacts.ts'
import { openDutyPhone } from '../../duty/duty-phone.ts'
import { holdsAny, parseCredits } from '../../messages/credits.ts'
import { parsePerson } from '../../people/actor.ts'
import { keys } from '../../platform/table.ts'
import type { StoredCard } from '../store.ts'
import { contactNumber } from './contacts.ts'
import type { WaysPorts } from './ports.ts'
import type { StoredRow } from './row.ts'

export interface Means {
  phone?: string
  message: boolean
}

const NONE: Means = { message: false }

export async function meansOf({ table, sealer }: WaysPorts, row: StoredRow, { raiser }: StoredCard): Promise<Means> {
  if (row.as === 'contact') {
    const whose = row.beside ?? raiser
    const [item] = whose ? await table.read([keys.contacts(whose)]) : []
    const { items } = whose ? await openContacts(sealer, whose, item) : { items: [] }
    const phone = items[contactNumber(row.who) - 1]?.phone
    return phone ? { ...NONE, phone } : NONE
  }
  const found = await table.read([keys.person(row.who), keys.credits(row.who), keys.dutyPhone(row.who)])
  const person = parsePerson(found[0])
  if (!person || person.leftAt) return NONE
  const message = holdsAny(parseCredits(found[1]), 'alertRings')
  // Who serves gave a phone for that; it is not that of their home.
  const duty = row.as === 'responder' ? await openDutyPhone(sealer, row.who, found[2]) : undefined
  const phone = duty ?? (person.phone && (await sealer.open(person.phone, `phone#${row.who}`)))
  return phone ? { message, phone } : { message }
}
