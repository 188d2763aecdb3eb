/**
 * Keys of teams and activities.
 *
 * | access pattern                                   | request                                                        |
 * | ------------------------------------------------ | -------------------------------------------------------------- |
 * | a volunteer team; its members and who asks to be one | Get TEAM#<id> / TEAM; Query TEAM#<id>, MEMBER#…            |
 * | the teams that a person is in or asks to be in   | Query byOwner, owner = <person>#team                           |
 * | the teams of a grid / community / street / district, by their state | byGrid, byCommunity, byStreet, byDistrict, kind team |
 * | an activity; its places                          | Get ACTIVITY#<id> / ACTIVITY, PLACES                           |
 * | how somebody takes part in an activity; all who do | Get ACTIVITY#<id> / SIGNED#<person>; Query SIGNED#…          |
 * | who reported an activity, and why; what a person reported | Query ACTIVITY#<id>, REPORT#…; Query byOwner, owner = <person>#activityReport |
 * | who waits for a place, first come first          | Query ACTIVITY#<id>, WAITING#…                                 |
 * | the activities of a grid / community / street / district, by when they begin | byGrid, byCommunity, byStreet, byDistrict, kind activity |
 * | the activities of a team, or of an area's staff  | Query byOwner, owner = <team or area>#activity                 |
 * | the activities that a person signed up for       | Query byOwner, owner = <person>#signed                         |
 * | whose a link to a calendar is; whether a person has one | Get CALENDAR#<hash> / CALENDAR; Get PERSON#<id> / CALENDAR |
 */
import type { Key } from '../table.ts'

export const teamsKeys = {
  team: (team: string): Key => ({ pk: `TEAM#${team}`, sk: 'TEAM' }),
  teamMember: (team: string, person: string): Key => ({ pk: `TEAM#${team}`, sk: `MEMBER#${person}` }),
  activity: (activity: string): Key => ({ pk: `ACTIVITY#${activity}`, sk: 'ACTIVITY' }),
  /** How many places there are, are taken and are waited for; apart from the case, since many change it at once. */
  places: (activity: string): Key => ({ pk: `ACTIVITY#${activity}`, sk: 'PLACES' }),
  activityReport: (activity: string, person: string): Key => ({
    pk: `ACTIVITY#${activity}`,
    sk: `REPORT#${person}`,
  }),
  signed: (activity: string, person: string): Key => ({ pk: `ACTIVITY#${activity}`, sk: `SIGNED#${person}` }),
  /** `at`: since when, in ISO 8601. */
  waitingFor: (activity: string, at: string, person: string): Key => ({
    pk: `ACTIVITY#${activity}`,
    sk: `WAITING#${at}#${person}`,
  }),
  /** By the hash of what its link says. */
  calendar: (hash: string): Key => ({ pk: `CALENDAR#${hash}`, sk: 'CALENDAR' }),
  calendarOf: (person: string): Key => ({ pk: `PERSON#${person}`, sk: 'CALENDAR' }),
}
