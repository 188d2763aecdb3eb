/**
 * Keys of help among neighbours (互助).
 *
 * | access pattern                                   | request                                                        |
 * | ------------------------------------------------ | -------------------------------------------------------------- |
 * | a request for help, its timeline, its offers, its thread | Get HELP#<id> / HELP; Query HELP#<id>, ENTRY#…, OFFER#…, SAID#… |
 * | what falls due of a request beside its clock; what its helpers are owed | Get HELP#<id> / REMIND, ASK, NEXT, CHECK; OWED |
 * | open requests seen in a building / grid / community, newest first | Query byPublic, public = <area>#help          |
 * | my requests; those I offered to help with, newest first | Query byOwner, owner = <person>#help, <person>#helping |
 * | requests of a grid / community / street / district, by stage: the vulnerable first, then the oldest; what is over by its end | Query byGrid, byCommunity, byStreet, byDistrict, kind help |
 * | who stands ready in a building / grid / community; whether one does | Query READY#<area>, PERSON#…; Get PERSON#<id> / READY |
 * | how it was with a helper; how often each of a community helped in a month | Get HELPER#<person> / HELPER; Query HELPERS#<community>#<month>, PERSON#… |
 * | whom a community knows to be fit for what is delicate | Get VETTED#<community> / VETTED                           |
 * | a thing; those of a building, newest first; my things | Get THING#<id> / THING; Query byPublic, public = <building>#thing; byOwner, <person>#thing |
 * | things that were reported in a grid / community / street / district, oldest first; those taken down | Query byGrid, byCommunity, byStreet, byDistrict, kind thing |
 * | a loan, its timeline, its reminder, the check of its photos; what I borrow; what I lend | Get LOAN#<id> / LOAN, REMIND, CHECK; Query LOAN#<id>, ENTRY#…; byOwner, <person>#borrowing, <person>#lending |
 */
import type { Key } from '../table.ts'

export const helpKeys = {
  help: (help: string): Key => ({ pk: `HELP#${help}`, sk: 'HELP' }),
  helpOffer: (help: string, person: string): Key => ({ pk: `HELP#${help}`, sk: `OFFER#${person}` }),
  /** A line of its thread; `line` is made of its time. */
  helpSaid: (help: string, line: string): Key => ({ pk: `HELP#${help}`, sk: `SAID#${line}` }),
  /** What falls due of it beside the clock of its state. */
  helpDue: (help: string, what: 'REMIND' | 'ASK' | 'NEXT' | 'CHECK' | 'OWED'): Key => ({
    pk: `HELP#${help}`,
    sk: what,
  }),
  ready: (area: string, person: string): Key => ({ pk: `READY#${area}`, sk: `PERSON#${person}` }),
  /** Where somebody stands ready, so that they find it. */
  readyOf: (person: string): Key => ({ pk: `PERSON#${person}`, sk: 'READY' }),
  helper: (person: string): Key => ({ pk: `HELPER#${person}`, sk: 'HELPER' }),
  /** `month` as YYYY-MM. */
  helperIn: (community: string, month: string, person: string): Key => ({
    pk: `HELPERS#${community}#${month}`,
    sk: `PERSON#${person}`,
  }),
  vetted: (community: string): Key => ({ pk: `VETTED#${community}`, sk: 'VETTED' }),
  thing: (thing: string): Key => ({ pk: `THING#${thing}`, sk: 'THING' }),
  loan: (loan: string): Key => ({ pk: `LOAN#${loan}`, sk: 'LOAN' }),
  /** A loan falls due to be reminded of. */
  loanRemind: (loan: string): Key => ({ pk: `LOAN#${loan}`, sk: 'REMIND' }),
  /** Photos of it fall due to be asked about again. */
  loanCheck: (loan: string): Key => ({ pk: `LOAN#${loan}`, sk: 'CHECK' }),
  /** A loan as its other party lists it. */
  lending: (loan: string): Key => ({ pk: `LOAN#${loan}`, sk: 'LENDING' }),
}
