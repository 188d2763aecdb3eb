/** What a child agreed to alone, ended with the first word of an adult for them. */
import { guardedPurposes } from '../../shared/privacy/purposes.ts'
import { forgetCare } from '../care/forget.ts'
import type { StoredPerson } from '../people/actor.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'

export interface Forgotten {
  /** What changes of the child. */
  set: { consents?: StoredPerson['consents']; phone?: undefined }
  writes: Write[]
}

/** What was kept by it goes as where it is taken back: the phone, the contacts, the care notes. Nothing is asked of the table for who agreed to none. */
export async function forgetOwn(table: Table, { id, consents, phone }: StoredPerson): Promise<Forgotten> {
  const given = guardedPurposes.filter((purpose) => consents?.[purpose])
  if (given.length === 0 && phone === undefined) return { set: {}, writes: [] }
  const kept = Object.fromEntries(
    Object.entries(consents ?? {}).filter(([purpose]) => !given.some((each) => each === purpose)),
  )
  return {
    set: { consents: kept, phone: undefined },
    writes: [
      ...(given.includes('contacts') ? [{ remove: keys.contacts(id) }] : []),
      ...(given.includes('care') ? (await forgetCare(table, id)).flat() : []),
    ],
  }
}
