/** How a device is changed: on condition that nobody else changed it since, and never twice at once. */
import { changesBetween } from '../cases/changes.ts'
import type { Write } from '../platform/dynamo.ts'
import { atVersion } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { deviceItem, type StoredDevice } from './store.ts'

/** `before` as it was read, but for what only its item knows. */
export const changeWrite = (before: StoredDevice, after: StoredDevice): Write => ({
  update: keys.device(after.card.id),
  changes: changesBetween(deviceItem(before), deviceItem({ ...after, version: before.version + 1 })),
  when: atVersion(before.version),
})
