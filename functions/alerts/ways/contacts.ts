/**
 * The emergency contacts of who raised an alert: told like anybody, with a row each, though they have no account. The row holds
 * neither name nor phone: those stay sealed where they are kept, and are opened when they are told.
 *
 * Whose contacts: those of who pressed. Someone whom a household looks after has none of their own; where they press for a stranger
 * in the street, theirs have nothing to do with it.
 */
import { openContacts } from '../../care/contacts.ts'
import type { Ports } from '../../http/operation.ts'
import { isoTime } from '../../platform/clock.ts'
import { isNew } from '../../platform/expressions.ts'
import type { Sealer } from '../../platform/seal.ts'
import { keys } from '../../platform/table.ts'
import { parseAlert, type StoredCard } from '../store.ts'
import { toldItem } from '../told.ts'

export interface ContactPorts extends Pick<Ports, 'table' | 'clock'> {
  sealer: Sealer
}

const CONTACT = 'contact-'
/** Which of the contacts a row is of, from one on. */
export const contactNumber = (who: string): number => Number(who.slice(CONTACT.length))

/** Whether it is about who raised it, or somebody of their household. */
export const concernsContacts = ({ drill, raiser, forWhom, household }: StoredCard): boolean =>
  !drill && raiser !== undefined && (forWhom === 'self' || household !== undefined)

/** Writes a row for each, once, however often the alert is brought; they are told from then on. How many there are. */
export async function tellContacts({ table, clock, sealer }: ContactPorts, id: string): Promise<number> {
  const [item] = await table.read([keys.alert(id)])
  const card = parseAlert(item)?.card
  if (!card?.raiser || !concernsContacts(card)) return 0
  const [kept] = await table.read([keys.contacts(card.raiser)])
  if (!kept) return 0
  const { items } = await openContacts(sealer, card.raiser, kept)
  const rows = items.map(({ relation }, i) =>
    toldItem({
      alert: id,
      who: `${CONTACT}${i + 1}`,
      name: `紧急联系人 ${i + 1}`,
      title: relation,
      as: 'contact',
      at: isoTime(clock.now()),
      rung: 1,
      drill: false,
      ways: {},
    }),
  )
  // One by one: a row that is there already keeps no other from being written.
  for (const row of rows) await table.write([{ put: row, when: isNew }])
  return rows.length
}
