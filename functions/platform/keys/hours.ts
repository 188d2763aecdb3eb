/**
 * Keys of hours (时长). An account is a person's id or `community:<code>`.
 *
 * | access pattern                                   | request                                                        |
 * | ------------------------------------------------ | -------------------------------------------------------------- |
 * | the balance of an account, what it served by month | Get HOURS#<account> / BALANCE                                |
 * | the entries of an account, newest first          | Query HOURS#<account>, ENTRY#…                                 |
 * | whether hours were moved for a source, and what of it was corrected | Get MOVED#<source> / MOVED                  |
 * | the moves in a grid / community / street / district, newest first; one of them by its id | by…, kind move |
 * | what was corrected of a person's entries of a period | Query HOURS#<person>, CORRECTED#…                          |
 * | what was served in a month, by grid or community: of a district, of an area in it | Query HOURSUM#<district>#<month>, AREA#… |
 * | who a code for receiving hours belongs to        | Get RECEIVE#<code> / RECEIVE                                   |
 * | whether a person stands in rankings, and where   | Get HOURS#<person> / RANKED                                    |
 * | the ranking of a community and month, most first | Query byPublic, public = <community>#hours#<month>             |
 * | a person in such a ranking                       | Get RANKING#<community>#<month> / PERSON#<id>                  |
 * | a certificate; by the code on it                 | Get CERTIFICATE#<id> / CERTIFICATE; Get CERTIFIED#<code> / CERTIFIED |
 * | a person's certificates, newest first            | Query byOwner, owner = <person>#certificate                    |
 */
import type { Key } from '../table.ts'

export const hoursKeys = {
  balance: (account: string): Key => ({ pk: `HOURS#${account}`, sk: 'BALANCE' }),
  /** Both entries of a move have its id; ids are in the order of their times. */
  hoursEntry: (account: string, move: string): Key => ({ pk: `HOURS#${account}`, sk: `ENTRY#${move}` }),
  moved: (source: string): Key => ({ pk: `MOVED#${source}`, sk: 'MOVED' }),
  /** That the entry of a move was corrected by another move. */
  corrected: (account: string, move: string, by: string): Key => ({
    pk: `HOURS#${account}`,
    sk: `CORRECTED#${move}#${by}`,
  }),
  /** `month` as YYYY-MM; `area` a grid or a community. */
  hoursOf: (district: string, month: string, area: string): Key => ({
    pk: `HOURSUM#${district}#${month}`,
    sk: `AREA#${area}`,
  }),
  receiving: (code: string): Key => ({ pk: `RECEIVE#${code}`, sk: 'RECEIVE' }),
  ranked: (person: string): Key => ({ pk: `HOURS#${person}`, sk: 'RANKED' }),
  ranking: (community: string, month: string, person: string): Key => ({
    pk: `RANKING#${community}#${month}`,
    sk: `PERSON#${person}`,
  }),
  certificate: (certificate: string): Key => ({ pk: `CERTIFICATE#${certificate}`, sk: 'CERTIFICATE' }),
  certified: (code: string): Key => ({ pk: `CERTIFIED#${code}`, sk: 'CERTIFIED' }),
}
