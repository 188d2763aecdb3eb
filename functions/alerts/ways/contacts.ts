/**
 * The emergency contacts of who raised an alert, and of who pressed at its place too: told like anybody, with a row each, though they have no account. The row holds
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
/** Which of the contacts a row is of, from one on: `contact-1`, of a witness `contact-1-per_…`. */
export const contactNumber = (who: string): number => Number(who.slice(CONTACT.length).split('-')[0])

/** Whether it is about who raised it, or somebody of their household. */
export const concernsContacts = ({ drill, raiser, forWhom, household }: StoredCard): boolean =>
  !drill && raiser !== undefined && (forWhom === 'self' || household !== undefined)

const pressedBeside = ({ drill, witnesses }: StoredCard, witness: string): string | undefined =>
  drill ? undefined : witnesses.find(({ person }) => person === witness)?.person

/**
 * Writes a row for each, once, however often the alert or the witness is brought; they are told from then on. How many there are.
 * `witness`: whose contacts, where they are not those of who raised it.
 */
export async function tellContacts(
  { table, clock, sealer }: ContactPorts,
  id: string,
  witness?: string,
): Promise<number> {
  const [item] = await table.read([keys.alert(id)])
  const card = parseAlert(item)?.card
  const whose = card && (witness ? pressedBeside(card, witness) : concernsContacts(card) ? card.raiser : undefined)
  if (!whose) return 0
  const [kept] = await table.read([keys.contacts(whose)])
  if (!kept) return 0
  const { items } = await openContacts(sealer, whose, kept)
  const rows = items.map(({ relation }, i) =>
    toldItem({
      alert: id,
      who: `${CONTACT}${i + 1}${witness ? `-${witness}` : ''}`,
      name: `紧急联系人 ${i + 1}`,
      title: relation,
      ...(witness ? { beside: witness } : {}),
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
