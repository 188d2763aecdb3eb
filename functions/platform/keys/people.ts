/**
 * Keys of people: who they are, what they agreed to, what they did.
 *
 * | access pattern                                   | request                                                        |
 * | ------------------------------------------------ | -------------------------------------------------------------- |
 * | a person with homes and roles                    | Get PERSON#<id> / PERSON                                       |
 * | the homes that a person left a moment ago        | Query LEFT#<person>, HOME#…                                    |
 * | the person behind an openid                      | Get OPENID#<openid> / OPENID                                   |
 * | a session; the sessions of a person              | Get, Query PERSON#<id> / SESSION#<id>                          |
 * | who looked at a person's data, newest first      | Query PERSON#<id>, LOOK#…                                      |
 * | a person's contacts; care record                 | Get PERSON#<id> / CONTACTS; PERSON#<id> / CARE                 |
 * | whose care records a person keeps; for whom they care; who said no to them | Query PERSON#<id>, KEEPS#…; CHARGE#…; DECLINED#… |
 * | who registered for care in a grid / community / street / district | Query byGrid, byCommunity, byStreet, byDistrict, kind care |
 * | a login code of a wide screen                    | Get LOGIN#<code> / LOGIN                                       |
 * | which household keeps a dependant                | Get PERSON#<dependant> / DEPENDANT                             |
 * | a person's shifts that lie ahead                 | Get DUTY#<person> / ROTA                                       |
 * | a swap; the swaps of a person, asked or asking   | Get, Query SWAPS#<person> / SWAP#<id>                          |
 * | what a person did as staff, in order             | Query AUDIT#<person>, ENTRY#…; its end: AUDIT#<person> / HEAD  |
 * | what was done in an area, newest first           | Query byGrid, byCommunity, byStreet, byDistrict, kind audit    |
 * | attempts at something, limited                   | Get LIMIT#<what>#<who> / WINDOW#<n>                            |
 * | a data key                                       | Get DATAKEY#<id> / DATAKEY; which is current: DATAKEY#current  |
 * | by which phone somebody who serves is reached    | Get PERSON#<id> / DUTYPHONE                                    |
 * | what messages a person may be sent, and was of late about notices | Get PERSON#<id> / CREDITS                     |
 */
import type { Key } from '../table.ts'

export const peopleKeys = {
  person: (person: string): Key => ({ pk: `PERSON#${person}`, sk: 'PERSON' }),
  /** That a person left a household: until what they asked and lent there has ended. */
  left: (person: string, household: string): Key => ({ pk: `LEFT#${person}`, sk: `HOME#${household}` }),
  openid: (openid: string): Key => ({ pk: `OPENID#${openid}`, sk: 'OPENID' }),
  look: (person: string, look: string): Key => ({ pk: `PERSON#${person}`, sk: `LOOK#${look}` }),
  session: (person: string, session: string): Key => ({ pk: `PERSON#${person}`, sk: `SESSION#${session}` }),
  /** The newest word on a purpose has the highest time. */
  consent: (person: string, purpose: string, at: string): Key => ({
    pk: `PERSON#${person}`,
    sk: `CONSENT#${purpose}#${at}`,
  }),
  contacts: (person: string): Key => ({ pk: `PERSON#${person}`, sk: 'CONTACTS' }),
  /** The care record of a person, or of a dependant by its own id. */
  care: (person: string): Key => ({ pk: `PERSON#${person}`, sk: 'CARE' }),
  /** That a person keeps the care record of a dependant; was assigned to care for someone; that someone said no to them. */
  keeps: (person: string, subject: string): Key => ({ pk: `PERSON#${person}`, sk: `KEEPS#${subject}` }),
  charge: (person: string, subject: string): Key => ({ pk: `PERSON#${person}`, sk: `CHARGE#${subject}` }),
  declined: (person: string, subject: string): Key => ({ pk: `PERSON#${person}`, sk: `DECLINED#${subject}` }),
  login: (code: string): Key => ({ pk: `LOGIN#${code}`, sk: 'LOGIN' }),
  rota: (person: string): Key => ({ pk: `DUTY#${person}`, sk: 'ROTA' }),
  swap: (person: string, swap: string): Key => ({ pk: `SWAPS#${person}`, sk: `SWAP#${swap}` }),
  auditHead: (person: string): Key => ({ pk: `AUDIT#${person}`, sk: 'HEAD' }),
  limit: (what: string, who: string, window: number): Key => ({ pk: `LIMIT#${what}#${who}`, sk: `WINDOW#${window}` }),
  dataKey: (id: string): Key => ({ pk: `DATAKEY#${id}`, sk: 'DATAKEY' }),
  reading: (person: string): Key => ({ pk: `PERSON#${person}`, sk: 'READING' }),
  /** Which of the newest notices a person opened. */
  noticed: (person: string): Key => ({ pk: `PERSON#${person}`, sk: 'NOTICED' }),
  credits: (person: string): Key => ({ pk: `PERSON#${person}`, sk: 'CREDITS' }),
  /** The phone by which somebody who serves can be reached. */
  dutyPhone: (person: string): Key => ({ pk: `PERSON#${person}`, sk: 'DUTYPHONE' }),
}
