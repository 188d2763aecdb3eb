/**
 * Keys of areas, households, who serves where and when, and of imports.
 *
 * | access pattern                                   | request                                                        |
 * | ------------------------------------------------ | -------------------------------------------------------------- |
 * | an area; the areas right under an area           | Get, Query AREA#<parent> / AREA#<code>                         |
 * | communities by a word of a name in them          | Query NAMES#<two characters>, <community>#<name>               |
 * | what was changed about a community's areas       | Query CHANGES#<community>, CHANGE#…                            |
 * | work that goes on in the area tree; what goes on in a community | Get AREAJOB#<id> / AREAJOB; Query AREAJOBS#<community>, AREAJOB#… |
 * | a grid group; the grid groups of a community     | Get, Query GROUPS#<community> / GROUP#<id>                     |
 * | the buildings of a grid / community / street / district, with their counts | Query byGrid, byCommunity, byStreet, byDistrict, kind building |
 * | a roster row; the roster of a building           | Get, Query HOUSEHOLDS#<building> / HOUSEHOLD#<code>            |
 * | which members a household has; who joined in a building, and who of them can be sent messages | Get, Query HOUSEHOLDS#<building> / JOINED#<code> |
 * | a household's members, waiting joins, dependants | Query HOUSEHOLD#<code>, MEMBER#…, WAITING#…, DEPENDANT#…       |
 * | whose turn it is to add to a household            | Get HOUSEHOLD#<code> / TURN                                    |
 * | an invitation (into a household, to a role)      | Get INVITATION#<code> / INVITATION                             |
 * | who serves an area; everybody in its subtree     | Get, Query SERVES#<area> / <role>#<person>; byGrid…, kind grant |
 * | the gaps in the duty of what lies right below an area that were warned of | Query GAPS#<area>, GAP#…              |
 * | when the duty right below an area is looked at next; of all | Get GAPROUND#<area> / ROUND; GAPROUND#ROOT          |
 * | a shift; the shifts of an area, by their start   | Get, Query DUTY#<area> / SHIFT#<id>, whose time is the start   |
 * | an import; its errors, by row                    | Get IMPORT#<id> / IMPORT; Query IMPORT#<id>, ERROR#…           |
 * | the imports of an area, newest first             | Query IMPORTS#<area>, IMPORT#…                                 |
 */
import { parentOf } from '../../../shared/areas/code.ts'
import type { Role } from '../../../shared/roles/roles.ts'
import type { Key } from '../table.ts'

export const placesKeys = {
  area: (code: string): Key => ({ pk: `AREA#${parentOf(code) ?? 'ROOT'}`, sk: `AREA#${code}` }),
  areaName: (pair: string, community: string, name: string): Key => ({
    pk: `NAMES#${pair}`,
    sk: `${community}#${name}`,
  }),
  areaJob: (job: string): Key => ({ pk: `AREAJOB#${job}`, sk: 'AREAJOB' }),
  /** That a job goes on, for as long as it does. */
  areaJobOf: (community: string, job: string): Key => ({ pk: `AREAJOBS#${community}`, sk: `AREAJOB#${job}` }),
  areaChange: (community: string, change: string): Key => ({ pk: `CHANGES#${community}`, sk: `CHANGE#${change}` }),
  group: (community: string, group: string): Key => ({ pk: `GROUPS#${community}`, sk: `GROUP#${group}` }),
  member: (household: string, person: string): Key => ({ pk: `HOUSEHOLD#${household}`, sk: `MEMBER#${person}` }),
  dependant: (household: string, dependant: string): Key => ({
    pk: `HOUSEHOLD#${household}`,
    sk: `DEPENDANT#${dependant}`,
  }),
  /** The one join of a person that waits at a household. */
  waiting: (household: string, person: string): Key => ({ pk: `HOUSEHOLD#${household}`, sk: `WAITING#${person}` }),
  /** What those who add to a household take turns by. */
  turn: (household: string): Key => ({ pk: `HOUSEHOLD#${household}`, sk: 'TURN' }),
  /** Which household keeps a dependant; beside what is kept for their care. */
  keptAt: (dependant: string): Key => ({ pk: `PERSON#${dependant}`, sk: 'DEPENDANT' }),
  invitation: (code: string): Key => ({ pk: `INVITATION#${code}`, sk: 'INVITATION' }),
  grant: (area: string, role: Role, person: string): Key => ({ pk: `SERVES#${area}`, sk: `${role}#${person}` }),
  /** A gap in the duty of an area that was warned of, under the one above it. */
  warnedGap: (area: string, gap: string): Key => ({ pk: `GAPS#${parentOf(area)}`, sk: `GAP#${area}#${gap}` }),
  /** When the duty right below an area is looked at for gaps; of all areas, `ROOT`. */
  gapRound: (area: string): Key => ({ pk: `GAPROUND#${area}`, sk: 'ROUND' }),
  /** A shift's id is made of the time when it begins, so an area's shifts are in that order. */
  shift: (area: string, shift: string): Key => ({ pk: `DUTY#${area}`, sk: `SHIFT#${shift}` }),
  import: (job: string): Key => ({ pk: `IMPORT#${job}`, sk: 'IMPORT' }),
  importOf: (area: string, job: string): Key => ({ pk: `IMPORTS#${area}`, sk: `IMPORT#${job}` }),
  importError: (job: string, row: number): Key => ({
    pk: `IMPORT#${job}`,
    sk: `ERROR#${String(row).padStart(7, '0')}`,
  }),
  household: (code: string): Key => ({ pk: `HOUSEHOLDS#${parentOf(code)}`, sk: `HOUSEHOLD#${code}` }),
  /** The verified members of a household, while it has any; beside the rows of its building's roster. */
  joined: (household: string): Key => ({ pk: `HOUSEHOLDS#${parentOf(household)}`, sk: `JOINED#${household}` }),
}
