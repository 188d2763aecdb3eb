/** Care records forgotten: for who takes a consent back, and for who leaves. */
import type { Table, Write } from '../platform/dynamo.ts'
import { atVersion } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { parseCare, parsePointer, type StoredCare } from './record.ts'

/** The writes that delete a record, with the rows that name it, in one transaction. */
export function removalOf({ card: { subject, carer }, keptBy, declined, version }: StoredCare): Write[] {
  return [
    ...(carer ? [{ remove: keys.charge(carer.person, subject) }] : []),
    ...(declined ?? []).map((person) => ({ remove: keys.declined(person, subject) })),
    { remove: keys.care(subject), when: atVersion(version) },
    ...(subject === keptBy ? [] : [{ remove: keys.keeps(keptBy, subject) }]),
  ]
}

const pointed = async (table: Table, { pk, sk }: { pk: string; sk: string }): Promise<string[]> => {
  const items = await queryAll(table, {
    pk: { name: 'pk', value: pk },
    sk: { name: 'sk', beginsWith: sk },
    ascending: true,
    consistent: true,
  })
  return items.map(parsePointer)
}

/** The dependants whose records a person keeps; those whom a person was assigned to care for. */
export const keptBy = (table: Table, person: string): Promise<string[]> => pointed(table, keys.keeps(person, ''))
export const chargesOf = (table: Table, person: string): Promise<string[]> => pointed(table, keys.charge(person, ''))

/** What deletes all that is kept by a person's consent: the own record, and those kept for dependants; a transaction each. */
export async function forgetCare(table: Table, person: string): Promise<Write[][]> {
  const kept = await keptBy(table, person)
  const items = await table.read([person, ...kept].map(keys.care))
  const records = items.map(parseCare).filter((record) => record?.keptBy === person)
  const dangling = kept.filter((subject) => !records.some((record) => record?.card.subject === subject))
  return [
    ...records.map((record) => (record ? removalOf(record) : [])),
    ...dangling.map((subject) => [{ remove: keys.keeps(person, subject) }]),
  ]
}

/** What ends that someone cares for others, or is remembered by who said no to them; a transaction each. */
export async function endCharges(table: Table, person: string): Promise<Write[][]> {
  return [...(await endedCharges(table, person)), ...(await forgottenNos(table, person))]
}

async function endedCharges(table: Table, person: string): Promise<Write[][]> {
  const charges = await chargesOf(table, person)
  const records = (await table.read(charges.map(keys.care))).map(parseCare)
  return charges.map((subject, i): Write[] => {
    const [record, end] = [records[i], { remove: keys.charge(person, subject) }]
    if (record?.card.carer?.person !== person) return [end]
    const changes = { set: { 'card.carer': undefined, version: record.version + 1 } }
    return [end, { update: keys.care(subject), changes, when: atVersion(record.version) }]
  })
}

async function forgottenNos(table: Table, person: string): Promise<Write[][]> {
  const subjects = await pointed(table, keys.declined(person, ''))
  const records = (await table.read(subjects.map(keys.care))).map(parseCare)
  return subjects.map((subject, i): Write[] => {
    const [record, end] = [records[i], { remove: keys.declined(person, subject) }]
    if (!record?.declined?.includes(person)) return [end]
    const others = record.declined.filter((each) => each !== person)
    const changes = { set: { declined: others.length ? others : undefined, version: record.version + 1 } }
    return [end, { update: keys.care(subject), changes, when: atVersion(record.version) }]
  })
}
