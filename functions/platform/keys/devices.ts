/**
 * Keys of devices and of key fire points.
 *
 * | access pattern                                   | request                                                        |
 * | ------------------------------------------------ | -------------------------------------------------------------- |
 * | a device                                         | Get DEVICE#<id> / DEVICE                                       |
 * | the signals of a device that meant something, newest first | Query DEVICE#<id>, SIGNAL#…                          |
 * | whether a signal was taken already               | Get DEVICE#<id> / NONCE#<nonce>                                |
 * | the devices, or points, of a grid / community / street / district, by stage and kind | by…, kind device, point     |
 * | whose button a device is                         | Query byOwner, owner = <person>#device                         |
 * | a key fire point; its inspections, newest first  | Get POINT#<id> / POINT; Query POINT#<id>, INSPECTION#…         |
 */
import type { Key } from '../table.ts'

export const devicesKeys = {
  device: (device: string): Key => ({ pk: `DEVICE#${device}`, sk: 'DEVICE' }),
  /** `at` in ISO 8601. */
  signal: (device: string, at: string, nonce: string): Key => ({ pk: `DEVICE#${device}`, sk: `SIGNAL#${at}#${nonce}` }),
  nonce: (device: string, nonce: string): Key => ({ pk: `DEVICE#${device}`, sk: `NONCE#${nonce}` }),
  point: (point: string): Key => ({ pk: `POINT#${point}`, sk: 'POINT' }),
  /** An inspection's id is made of its time. */
  inspection: (point: string, inspection: string): Key => ({ pk: `POINT#${point}`, sk: `INSPECTION#${inspection}` }),
}
