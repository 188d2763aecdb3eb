/** What accounts are called for others: people as in channels, communities by their names. Read with them, so that it is so now. */
import { ancestorAt } from '../../shared/areas/code.ts'
import { parseArea } from '../areas/area.ts'
import { neighbourName, surnameOf } from '../channels/naming.ts'
import { parsePerson, type StoredHome, type StoredPerson } from '../people/actor.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { GONE } from '../privacy/erase/gone.ts'
import { type Account, communityOf } from './account.ts'

/** The first home that was verified: whose community issues certificates and has the ranking. */
export const homeOf = ({ homes }: Pick<StoredPerson, 'homes'>): StoredHome | undefined =>
  homes.find(({ verified }) => verified)

/** Of neighbours the house and surname; of who has no home here the surname; of who left, that they did. */
export function shownName(person: Pick<StoredPerson, 'name' | 'homes' | 'leftAt'> | undefined): string {
  if (!person || person.leftAt) return GONE
  const home = homeOf(person)
  if (!home) return `${surnameOf(person.name)}邻居`
  return neighbourName(person, home, ancestorAt(home.building, 'community') ?? home.building).name
}

/** The names of these accounts; a request for each hundred of them. */
export async function namesOf(table: Table, accounts: readonly Account[]): Promise<(account: Account) => string> {
  const all = [...new Set(accounts)]
  const keysOf = (account: Account) => {
    const community = communityOf(account)
    return community ? keys.area(community) : keys.person(account)
  }
  const items = await table.read(all.map(keysOf))
  const names = new Map(
    all.map((account, i) => [
      account,
      communityOf(account) ? (parseArea(items[i])?.name ?? '社区') : shownName(parsePerson(items[i])),
    ]),
  )
  return (account) => names.get(account) ?? GONE
}
