/**
 * Keys of incidents and roll calls.
 *
 * | access pattern                                   | request                                                        |
 * | ------------------------------------------------ | -------------------------------------------------------------- |
 * | an incident, its timeline, its alerts, its notices | Get INCIDENT#<id> / INCIDENT; Query INCIDENT#<id>, ENTRY#…, ALERT#…, NOTICE#… |
 * | the incidents that a person opened               | Query byOwner, <person>#incident                               |
 * | the incident that an area stands in              | Get EMERGENCY#<area> / INCIDENT                                |
 * | the incidents of a community / street / district | Query byCommunity, byStreet, byDistrict, kind incident         |
 * | a roll call; the one that asks an area now       | Get ROLL#<id> / ROLL; ROLLING#<area> / ROLL                    |
 * | what a household said; what was found at its door; those of a building | Get, Query ROLL#<id>#<building> / SAID#<household>, DOOR#<household> |
 * | how many of a building did; of an area           | Get ROLL#<id>#<building> / COUNTS; by…, kind reach              |
 */
import { parentOf } from '../../../shared/areas/code.ts'
import type { Key } from '../table.ts'

export const incidentsKeys = {
  incident: (incident: string): Key => ({ pk: `INCIDENT#${incident}`, sk: 'INCIDENT' }),
  /** That an alert belongs to an incident, or doesn't though it was raised in its area. */
  grouped: (incident: string, alert: string): Key => ({ pk: `INCIDENT#${incident}`, sk: `ALERT#${alert}` }),
  informed: (incident: string, notice: string): Key => ({ pk: `INCIDENT#${incident}`, sk: `NOTICE#${notice}` }),
  /** While an area stands in 急. */
  emergency: (area: string): Key => ({ pk: `EMERGENCY#${area}`, sk: 'INCIDENT' }),
  roll: (roll: string): Key => ({ pk: `ROLL#${roll}`, sk: 'ROLL' }),
  /** While the households of an area are asked. */
  rolling: (area: string): Key => ({ pk: `ROLLING#${area}`, sk: 'ROLL' }),
  rollOf: (roll: string, building: string): Key => ({ pk: `ROLL#${roll}#${building}`, sk: 'COUNTS' }),
  rollSaid: (roll: string, household: string): Key => ({
    pk: `ROLL#${roll}#${parentOf(household)}`,
    sk: `SAID#${household}`,
  }),
  rollDoor: (roll: string, household: string): Key => ({
    pk: `ROLL#${roll}#${parentOf(household)}`,
    sk: `DOOR#${household}`,
  }),
}
