import { describe, expect, it } from 'vitest'
import { missImportDeadline } from '../../../functions/imports/miss-deadline.ts'
import { parseImport } from '../../../functions/imports/store.ts'
import { takeUp } from '../../../functions/imports/take-up.ts'
import { work } from '../../../functions/imports/work.ts'
import { keys } from '../../../functions/platform/table.ts'
import { type Poller, startPoller } from '../../../infra/local/poller.ts'
import { SILENT } from '../../../shared/imports/lifecycle.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { building1 } from '../../support/district.ts'
import { ownDynamoDb } from '../../support/dynamodb.ts'
import { csv } from '../support/files.ts'
import { importStage } from '../support/stage.ts'

const HEADER = '楼栋编码,单元,室号,手机号1,手机号2'
const PACE = { slice: 60_000, handful: 5 }
const at = (importId: string) => ({ params: { importId } })

const rows = (unit: number, count: number, phone = 0) =>
  Array.from({ length: count }, (_, i) => `${building1},${unit},${i + 1},138${String(10_000_000 + phone + i)},`)

describe('an import that is cancelled while it runs', () => {
  it('stops at its next save; what it wrote stays and is counted, and the file goes', async () => {
    const own = await importStage()
    const id = await own.send(csv(HEADER, ...rows(1, 30)))
    await own.check(id)
    await own.stage.ok('communityStaff', 'runImport', { ...at(id), body: {} })
    const [item] = await own.stage.table.read([keys.import(id)])
    let puts = 0
    const put = own.ports.batch.putMade
    const cancelling = {
      ...own.ports,
      batch: {
        ...own.ports.batch,
        putMade: async (rows: Parameters<typeof put>[0]) => {
          await put(rows)
          if (rows.length && ++puts === 2) await own.stage.ok('communityStaff', 'cancelImport', at(id))
        },
      },
    }
    await work(cancelling, id, parseImport(item)?.turn ?? 0, PACE)
    expect(await own.turns(id)).toMatchObject({ state: 'cancelled' })
    const { length } = await own.roster(building1)
    expect(length).toBeGreaterThan(0)
    expect(length).toBeLessThan(30)
    expect(await own.building(building1)).toMatchObject({ households: length })
    expect(own.bucket.objects.size).toBe(0)
  })
})

describe('an import whose worker is silent', () => {
  it('is given to another by the sweep; after five times in vain it has failed', async () => {
    const own = await importStage()
    const id = await own.send(csv(HEADER, ...rows(1, 3)))
    await own.stage.ok('communityStaff', 'checkImport', at(id))
    const ports = { ...own.stage.ports, table: grantedTable('sweep', own.stage.table) }
    expect(await missImportDeadline(ports, id)).toBe(false)
    for (let i = 0; i < 5; i++) {
      own.stage.clock.pass(SILENT)
      expect(await missImportDeadline(ports, id)).toBe(true)
      expect((await own.job(id)).state).toBe('checking')
    }
    own.stage.clock.pass(SILENT)
    expect(await missImportDeadline(ports, id)).toBe(true)
    expect(await own.turns(id)).toMatchObject({ state: 'failed', failure: { message: expect.any(String) } })
    expect(own.bucket.objects.size).toBe(0)
  })

  it('goes on when it is woken', async () => {
    const own = await importStage()
    const id = await own.send(csv(HEADER, ...rows(1, 3)))
    await own.stage.ok('communityStaff', 'checkImport', at(id))
    own.stage.clock.pass(SILENT)
    await missImportDeadline(own.stage.ports, id)
    expect(await own.turns(id)).toMatchObject({ state: 'checked', checked: { added: 3 } })
  })
})

describe('the stream', () => {
  it('takes an import from its check to its end, a slice a turn', async () => {
    const own = await importStage({ stream: true })
    let poller: Poller | undefined
    const failed: string[] = []
    try {
      poller = await startPoller({
        endpoint: ownDynamoDb(),
        tableName: own.stage.tableName,
        handle: ({ Records }) => takeUp(Records, own.ports, { slice: 0, handful: 5 }),
        onFailure: (_, why) => void failed.push(why),
        interval: 20,
      })
      const id = await own.send(csv(HEADER, ...rows(1, 23)))
      await own.stage.ok('communityStaff', 'checkImport', at(id))
      await expect.poll(async () => (await own.job(id)).state, { timeout: 20_000 }).toBe('checked')
      await own.stage.ok('communityStaff', 'runImport', { ...at(id), body: {} })
      await expect.poll(async () => (await own.job(id)).state, { timeout: 20_000 }).toBe('done')
      await expect.poll(() => own.bucket.objects.size, { timeout: 20_000 }).toBe(0)
      expect(await own.job(id)).toMatchObject({ imported: { added: 23 }, progress: { done: 23, total: 23 } })
      expect(await own.building(building1)).toMatchObject({ households: 23 })
      expect(failed).toEqual([])
    } finally {
      await poller?.stop()
    }
  })
})
