import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aboutGap } from '../../../functions/duty/gaps/news.ts'
import { parseWarned, warningWrites } from '../../../functions/duty/gaps/warned.ts'
import { queryAll } from '../../../functions/platform/query-all.ts'
import { keys } from '../../../functions/platform/table.ts'
import { localTemplates } from '../../../infra/local/environment.ts'
import { HOUR } from '../../../shared/lifecycle.ts'
import { type NewsStage, newsStage } from '../../messages/news/stage.ts'
import { grid2, people } from '../../support/district.ts'

let on: NewsStage
beforeAll(async () => {
  on = await newsStage()
})
beforeEach(() => on.begin())

const iso = (milliseconds: number) => new Date(milliseconds).toISOString()
/** A gap of that many hours from now, warned of. */
async function warned(from: number, to: number) {
  const now = on.stage.clock.now()
  const gap = {
    area: grid2,
    name: '大江园社区第2网格',
    kind: 'uncovered' as const,
    from: iso(now + from * HOUR),
    to: iso(now + to * HOUR),
  }
  await on.stage.table.write(warningWrites([], [gap], now))
  const rows = await queryAll(on.stage.table, {
    pk: { name: 'pk', value: keys.warnedGap(grid2, '').pk },
    ascending: false,
  })
  const row = rows.find(({ from: at }) => at === gap.from)
  if (!row) throw new Error('The gap was not warned of')
  return row
}
const openids = () => on.sent.map(({ openid }) => openid).sort()

describe('a message of a gap', () => {
  it('goes once to who serves the grid and to the staff of its community, who hold a credit', async () => {
    for (const who of ['worker', 'communityStaff', 'streetStaff', 'farWorker'] as const)
      await on.hold(who, 'dutyGap', 1)
    const row = await warned(3, 15)
    expect(await on.bringRow(row)).toBe(true)
    expect(await on.bringRow(row)).toBe(true)
    expect(await on.bringRow({ ...row, to: iso(on.stage.clock.now() + 20 * HOUR) }, row)).toBe(true)
    expect(openids()).toEqual([people.worker.openid, people.communityStaff.openid].sort())
    expect(on.sent[0]).toMatchObject({ templateId: localTemplates.dutyGap, page: 'work/index' })
    expect(JSON.stringify(on.sent[0]?.data)).toContain('大江园社区第2网格')
    expect(await on.held('worker', 'dutyGap')).toBe(0)
    expect(await on.held('streetStaff', 'dutyGap')).toBe(1)
  })

  it('goes to responders and property managers of the community too, who plan nothing', async () => {
    for (const who of ['responder', 'propertyManager', 'supervisor'] as const) await on.hold(who, 'dutyGap', 1)
    expect(await on.bringRow(await warned(50, 60))).toBe(true)
    expect(openids()).toEqual([people.responder.openid, people.propertyManager.openid].sort())
    for (const { data } of on.sent) expect(JSON.stringify(data)).toContain('这时有人求助会直接通知上一级')
  })

  it('that WeChat could not take just now is sent later, unless somebody stepped in', async () => {
    for (const steppedIn of [false, true]) {
      on.begin()
      await on.hold('otherWorker', 'dutyGap', 1)
      on.answer(() => ({ outcome: 'again', errcode: 45009 }))
      const row = await warned(steppedIn ? 30 : 20, 40)
      await on.bringRow(row)
      expect(on.sent).toEqual([])
      on.answer(() => ({ outcome: 'sent' }))
      if (steppedIn) await on.stage.table.write([{ remove: { pk: String(row.pk), sk: String(row.sk) } }])
      on.stage.clock.pass(2 * 60_000)
      await on.sweepAndTake(aboutGap(parseWarned(row)), 'otherWorker')
      expect(openids()).toEqual(steppedIn ? [] : [people.otherWorker.openid])
    }
  })

  it('of one that is over goes to nobody, and residents are not asked for any', async () => {
    await on.hold('worker', 'dutyGap', 1)
    const row = await warned(1, 2)
    on.stage.clock.pass(3 * HOUR)
    await on.bringRow(row)
    expect(on.asked).toEqual([])
    const asked = async (who: 'resident' | 'worker') =>
      (await on.stage.ok(who, 'getCredits')).credits.map(({ template }) => template)
    expect(await asked('resident')).not.toContain('dutyGap')
    expect(await asked('worker')).toContain('dutyGap')
  })
})
