/** Emergency contacts: one sealed text a person. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { type Contact, contact } from '../../shared/care/contract.ts'
import { operation } from '../http/operation.ts'
import { stillThat } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item } from '../platform/dynamo.ts'
import type { Sealer } from '../platform/seal.ts'
import { keys } from '../platform/table.ts'
import { needConsent } from '../privacy/consent.ts'
import type { CarePorts } from './ports.ts'

const stored = z.object({ sealed: z.string(), changedAt: z.string() })
const sealedAs = (person: string) => `contacts#${person}`

export async function openContacts(sealer: Sealer, person: string, item: Item | undefined) {
  if (!item) return { items: [] }
  const { sealed, changedAt } = z.parse(stored, item)
  const items: Contact[] = z.parse(z.array(contact), JSON.parse(await sealer.open(sealed, sealedAs(person))))
  return { items, changedAt }
}

export const getContacts = operation('getContacts', {
  reads: (_, actor) => ({ contacts: keys.contacts(actor) }),
  run: ({ actor, found }, { sealer }: CarePorts) => openContacts(sealer, actor.id, found.contacts),
})

/** Kept only by consent of its own; deleting needs none. */
export const saveContacts = operation('saveContacts', {
  async run({ actor, body: { items }, now, commit }, { sealer }: CarePorts) {
    if (!items.length) return commit([{ remove: keys.contacts(actor.id) }], { items })
    needConsent(actor, 'contacts')
    const changedAt = isoTime(now)
    const sealed = await sealer.seal(JSON.stringify(items), sealedAs(actor.id))
    const put = { ...keys.contacts(actor.id), sealed, changedAt }
    return commit([{ put }, stillThat(actor)], { items, changedAt })
  },
})
