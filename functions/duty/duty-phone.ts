/** The phone by which somebody who serves can be reached while they do: by an alert, and by residents of the place. Sealed. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { operation } from '../http/operation.ts'
import { stillThat } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item } from '../platform/dynamo.ts'
import type { Sealer } from '../platform/seal.ts'
import { type Key, keys } from '../platform/table.ts'
import type { DutyPorts } from './ports.ts'

const stored = z.object({ sealed: z.string(), changedAt: z.string() })
export type StoredDutyPhone = z.infer<typeof stored>

export const parseDutyPhone = (item: Item | undefined): StoredDutyPhone | undefined => item && z.parse(stored, item)

const sealedAs = (person: string) => `dutyPhone#${person}`

/** The phone itself, where one was given. */
export async function openDutyPhone(sealer: Sealer, person: string, item: Item | undefined) {
  const kept = parseDutyPhone(item)
  return kept && sealer.open(kept.sealed, sealedAs(person))
}

/** The phone as it is kept; `at`: ISO 8601. */
export async function dutyPhoneItem(sealer: Sealer, person: string, phone: string, at: string): Promise<Item & Key> {
  return { ...keys.dutyPhone(person), sealed: await sealer.seal(phone, sealedAs(person)), changedAt: at }
}

export const getDutyPhone = operation('getDutyPhone', {
  reads: (_, actor) => ({ phone: keys.dutyPhone(actor) }),
  async run({ actor, found }, { sealer }: DutyPorts) {
    const phone = await openDutyPhone(sealer, actor.id, found.phone)
    return phone ? { phone } : {}
  },
})

/** Given by their own word, and taken back by it; whose roles end is called by nobody. */
export const saveDutyPhone = operation('saveDutyPhone', {
  async run({ actor, body: { phone }, now, commit }, { sealer }: DutyPorts) {
    if (!phone) return commit([{ remove: keys.dutyPhone(actor.id) }], {})
    const put = await dutyPhoneItem(sealer, actor.id, phone, isoTime(now))
    return commit([{ put }, stillThat(actor)], { phone })
  },
})
