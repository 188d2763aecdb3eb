/** A real sealer with a fixed local key, on whatever table. */
import { randomBytes } from 'node:crypto'
import type { Clock } from '../../functions/platform/clock.ts'
import type { Table } from '../../functions/platform/dynamo.ts'
import type { DataKeyPorts } from '../../functions/platform/seal/data-keys.ts'
import { localWrapper } from '../../functions/platform/seal/wrapper.ts'
import { makeSealer, type Sealer } from '../../functions/platform/seal.ts'

export const sealPorts = (table: Table, clock: Clock): DataKeyPorts => ({
  table,
  clock,
  wrapper: localWrapper(Buffer.alloc(32, 'a key for tests '), randomBytes),
  random: randomBytes,
})

export const testSealer = (table: Table, clock: Clock): Sealer => makeSealer(sealPorts(table, clock))
