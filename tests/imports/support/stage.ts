/** Imports on a stage: a file sent, checked and run by the worker itself, with its turns taken by hand. */

import { buildingItem } from '../../../functions/areas/building.ts'
import { fileKey, parseImport } from '../../../functions/imports/store.ts'
import type { WorkPorts } from '../../../functions/imports/taker.ts'
import { work } from '../../../functions/imports/work.ts'
import { type Batch, connectBatch } from '../../../functions/platform/batch.ts'
import type { Item, Table } from '../../../functions/platform/dynamo.ts'
import { queryAll } from '../../../functions/platform/query-all.ts'
import { keys } from '../../../functions/platform/table.ts'
import { localRegion } from '../../../infra/local/credentials.ts'
import type { ImportKind } from '../../../shared/imports/columns.ts'
import type { ImportJob } from '../../../shared/imports/contract.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { type MemoryBucket, memoryBucket } from '../../support/bucket.ts'
import { areas, community, type PersonName } from '../../support/district.ts'
import { testSealer } from '../../support/sealer.ts'
import { makeStage, type Stage, type StageOptions } from '../../support/stage.ts'

export interface ImportStage {
  stage: Stage
  bucket: MemoryBucket
  ports: WorkPorts
  /** What the worker wrote of rosters and areas: the keys of the items, in order. */
  written: string[]
  send(bytes: Uint8Array, given?: { kind?: ImportKind; area?: string; who?: PersonName }): Promise<string>
  job(id: string): Promise<ImportJob>
  /** Takes the turn that an import is at, and those after it, until it waits for a person or is over. */
  turns(id: string, ports?: WorkPorts): Promise<ImportJob>
  check(id: string): Promise<ImportJob>
  run(id: string, leaveOut?: boolean): Promise<ImportJob>
  /** Sends, checks and runs. */
  whole(bytes: Uint8Array, given?: { kind?: ImportKind; area?: string; leaveOut?: boolean }): Promise<ImportJob>
  roster(building: string): Promise<Item[]>
  building(code: string): Promise<Item | undefined>
}

export async function importStage(options: Pick<StageOptions, 'stream'> = {}): Promise<ImportStage> {
  const bucket = memoryBucket()
  const stage = await makeStage({ bucket, ...options })
  const buildings = areas.filter(({ level }) => level === 'building')
  await stage.table.write(buildings.map((building) => ({ put: buildingItem(building) })))
  const written: string[] = []
  const note = (key: { pk: string }) => {
    if (/^(HOUSEHOLDS|AREA|CHANGES|NAMES)#/.test(key.pk)) written.push(key.pk)
  }
  const granted = grantedTable('worker', stage.table)
  const table: Table = {
    ...granted,
    write: async (writes) => {
      for (const each of writes) note('put' in each ? each.put : 'update' in each ? each.update : { pk: '' })
      return granted.write(writes)
    },
  }
  const connected = connectBatch({ tableName: stage.tableName, region: localRegion }, stage.client)
  const batch: Batch = {
    ...connected,
    put: async (items) => {
      for (const each of items) note(each)
      return connected.put(items)
    },
    putMade: (makers) =>
      connected.putMade(
        makers.map((make) => async () => {
          const item = await make()
          note(item)
          return item
        }),
      ),
  }
  const ports: WorkPorts = { ...stage.ports, table, bucket, batch, sealer: testSealer(stage.table, stage.clock) }

  const stored = async (id: string) => parseImport((await stage.table.read([keys.import(id)]))[0])
  const job = (id: string): Promise<ImportJob> => stage.ok('communityStaff', 'getImport', { params: { importId: id } })
  async function turns(id: string, with_ = ports): Promise<ImportJob> {
    for (;;) {
      const before = await stored(id)
      await work(with_, id, before?.turn ?? 0)
      const after = await stored(id)
      if (after?.turn === before?.turn) return job(id)
    }
  }
  const send: ImportStage['send'] = async (
    bytes,
    { kind = 'households', area = community, who = 'communityStaff' } = {},
  ) => {
    const body = { kind, area, fileName: '名册.csv', type: 'csv', bytes: bytes.length } as const
    const { importId } = await stage.ok(who, 'requestImport', { body })
    bucket.objects.set(fileKey(importId), bytes)
    return importId
  }
  const check = async (id: string) => {
    await stage.ok('communityStaff', 'checkImport', { params: { importId: id } })
    return turns(id)
  }
  const run = async (id: string, leaveOut = false) => {
    await stage.ok('communityStaff', 'runImport', { params: { importId: id }, body: { leaveOut } })
    return turns(id)
  }
  return {
    stage,
    bucket,
    ports,
    written,
    send,
    job,
    turns,
    check,
    run,
    async whole(bytes, { leaveOut, ...given } = {}) {
      const id = await send(bytes, given)
      const checked = await check(id)
      if (checked.state !== 'checked') throw new Error(`The check ended so: ${JSON.stringify(checked)}`)
      return run(id, leaveOut)
    },
    roster: (building) =>
      queryAll(stage.table, {
        pk: { name: 'pk', value: `HOUSEHOLDS#${building}` },
        sk: { name: 'sk', beginsWith: 'HOUSEHOLD#' },
        ascending: true,
      }),
    building: async (code) => (await stage.table.read([keys.area(code)]))[0],
  }
}
