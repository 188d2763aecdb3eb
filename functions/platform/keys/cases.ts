/**
 * Keys of cases, of what goes with them, and of sockets.
 *
 * | access pattern                                   | request                                                        |
 * | ------------------------------------------------ | -------------------------------------------------------------- |
 * | a photo                                          | Get PHOTO#<id> / PHOTO                                         |
 * | a file that goes out with notices                | Get FILE#<id> / FILE                                           |
 * | a case (ticket, join, request, post, call, notice); its timeline | Get <KIND>#<id> / <KIND>; Query <KIND>#<id>, ENTRY#…           |
 * | whether a person supports a ticket               | Get TICKET#<id> / SUPPORT#<person>                             |
 * | an alert, who was told of it, where its person is | Get ALERT#<id> / ALERT; Query ALERT#<id>, TOLD#…; Get POSITION |
 * | what was said aloud about an alert               | Query ALERT#<id>, VOICE#…                                      |
 * | the open alert of a person; the last of a building | Get PERSON#<id> / ALERTING; ALERTING#<building> / ALERTING    |
 * | the talk with a person after repeated false alarms; those of an area | Get PERSON#<id> / TALK; byGrid, byCommunity, byStreet, byDistrict, kind talk |
 * | the drills of a grid / community / street / district, newest first | Query byGrid, byCommunity, byStreet, byDistrict, kind drill |
 * | which neighbours of a building offered to help   | Query SKILLED#<building>, PERSON#…                             |
 * | by how much an area shortened the escalation     | Get SHORTENING#<area> / SHORTENING                             |
 * | the answer given to an idempotency key           | Get IDEMPOTENCY#<person>#<key> / IDEMPOTENCY                   |
 * | a socket; the sockets that listen to a topic     | Get SOCKET#<id> / SOCKET; Query TOPIC#<topic>, SOCKET#…        |
 */
import type { Key } from '../table.ts'

export const casesKeys = {
  photo: (photo: string): Key => ({ pk: `PHOTO#${photo}`, sk: 'PHOTO' }),
  voice: (voice: string): Key => ({ pk: `VOICE#${voice}`, sk: 'VOICE' }),
  file: (file: string): Key => ({ pk: `FILE#${file}`, sk: 'FILE' }),
  ticket: (ticket: string): Key => ({ pk: `TICKET#${ticket}`, sk: 'TICKET' }),
  /** An entry of a chain: of the timeline of the case at a key, or of someone's audit log. */
  entry: ({ pk }: Pick<Key, 'pk'>, seq: number): Key => ({ pk, sk: `ENTRY#${String(seq).padStart(6, '0')}` }),
  join: (join: string): Key => ({ pk: `JOIN#${join}`, sk: 'JOIN' }),
  request: (request: string): Key => ({ pk: `REQUEST#${request}`, sk: 'REQUEST' }),
  support: (ticket: string, person: string): Key => ({ pk: `TICKET#${ticket}`, sk: `SUPPORT#${person}` }),
  alert: (alert: string): Key => ({ pk: `ALERT#${alert}`, sk: 'ALERT' }),
  /** That somebody was told of an alert, and how; a person, or a contact by its number. */
  told: (alert: string, who: string): Key => ({ pk: `ALERT#${alert}`, sk: `TOLD#${who}` }),
  /** What was said aloud about it. */
  voiceIn: (alert: string, voice: string): Key => ({ pk: `ALERT#${alert}`, sk: `VOICE#${voice}` }),
  /** Where the person who raised it is; apart from all else, since it is deleted soon. */
  position: (alert: string): Key => ({ pk: `ALERT#${alert}`, sk: 'POSITION' }),
  /** Whom a press of theirs would tell, for some seconds. */
  /** The open alert of a person; the last one of a building. */
  alerting: (person: string): Key => ({ pk: `PERSON#${person}`, sk: 'ALERTING' }),
  alertingAt: (building: string): Key => ({ pk: `ALERTING#${building}`, sk: 'ALERTING' }),
  /** That a talk is to be had with somebody after repeated false alarms, or was had. */
  talk: (person: string): Key => ({ pk: `PERSON#${person}`, sk: 'TALK' }),
  /** That an alert is a drill: when it ends by itself, and in the lists of drills. */
  drill: (alert: string): Key => ({ pk: `ALERT#${alert}`, sk: 'DRILL' }),
  /** That somebody pressed at the same place. */
  witness: (alert: string, person: string): Key => ({ pk: `ALERT#${alert}`, sk: `WITNESS#${person}` }),
  /** What someone offered to help the neighbours of a building with. */
  skilled: (building: string, person: string): Key => ({ pk: `SKILLED#${building}`, sk: `PERSON#${person}` }),
  /** By how much an area has shortened the escalation of alerts. */
  shortening: (area: string): Key => ({ pk: `SHORTENING#${area}`, sk: 'SHORTENING' }),
  idempotency: (person: string, key: string): Key => ({ pk: `IDEMPOTENCY#${person}#${key}`, sk: 'IDEMPOTENCY' }),
  socket: (socket: string): Key => ({ pk: `SOCKET#${socket}`, sk: 'SOCKET' }),
  listener: (topic: string, socket: string): Key => ({ pk: `TOPIC#${topic}`, sk: `SOCKET#${socket}` }),
}
