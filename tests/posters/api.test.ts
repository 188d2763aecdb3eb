import { beforeEach, describe, expect, it } from 'vitest'
import { buildingItem } from '../../functions/areas/building.ts'
import { drawPosters } from '../../functions/posters/draw.ts'
import type { Poster } from '../../functions/posters/page.ts'
import type { Wechat } from '../../functions/wechat/wechat.ts'
import { drawCode } from '../../infra/local/wechat/codes.ts'
import { Refusal } from '../../shared/errors.ts'
import { MINUTE } from '../../shared/lifecycle.ts'
import { type MemoryBucket, memoryBucket } from '../support/bucket.ts'
import { building1, building2, community, grid1, grid2, people, street } from '../support/district.ts'
import { type ReadPage, readPdf } from '../support/pdf.ts'
import { pixelsOf, readCode } from '../support/read-code.ts'
import { makeStage, type Stage } from '../support/stage.ts'
import { fakeWechat } from '../support/wechat.ts'

const sceneOf = (building: string, letter = 'b') => `weilinli://people/arrive/index?scene=${letter}=${building}`
/** Above is the way in, at the foot the red button. */
const FOOT = 0.75
const wayIn = async (page: ReadPage | undefined) => readCode(await pictureOf(page), 0, FOOT)
const redButton = async (page: ReadPage | undefined) => readCode(await pictureOf(page), FOOT, 1)
const pictureOf = async (page: ReadPage | undefined) => (await page?.picture(100)) ?? new Uint8Array()

describe('getPosters', () => {
  let stage: Stage
  let bucket: MemoryBucket
  /** How many codes are being fetched, and the most there ever were. */
  let fetching: { now: number; most: number; all: number }
  let codeImage: Wechat['codeImage']
  beforeEach(async () => {
    bucket = memoryBucket()
    fetching = { now: 0, most: 0, all: 0 }
    codeImage = fakeWechat.codeImage
    const counted: Wechat['codeImage'] = async (wanted) => {
      fetching = { now: fetching.now + 1, most: Math.max(fetching.most, fetching.now + 1), all: fetching.all + 1 }
      // Later than all that begin at once.
      await new Promise(setImmediate)
      const picture = await codeImage(wanted)
      fetching.now--
      return picture
    }
    stage = await makeStage({ bucket, wechat: { ...fakeWechat, codeImage: counted } })
  })

  async function addBuildings(grid: string, count: number) {
    const made = Array.from({ length: count }, (_, at) => {
      const code = `${grid}${String(at + 100)}`
      return { code, level: 'building' as const, name: `${at + 100}号楼`, fullName: `大江园社区第1网格${at + 100}号楼` }
    })
    for (let from = 0; from < count; from += 50)
      await stage.table.write(made.slice(from, from + 50).map((each) => ({ put: buildingItem(each) })))
  }
  const only = () => {
    const [[key, file] = [], ...more] = [...bucket.objects]
    if (!key || !file || more.length) throw new Error('Not one file')
    return { key, file }
  }

  it('answers where a file is to be had for ten minutes, with a page for each building of a community', async () => {
    const reply = await stage.ok('communityStaff', 'getPosters', { params: { area: community } })
    const { key, file } = only()
    expect(key).toMatch(/^posters\/[\w-]{27}\.pdf$/)
    expect(reply).toEqual({
      url: `https://photos.test/${key}`,
      pages: 2,
      expiresAt: new Date(stage.clock.now() + 10 * MINUTE).toISOString(),
    })
    const { title, pages } = await readPdf(file)
    expect(title).toBe('大江园社区门牌码')
    expect(pages.map(squeezed)).toEqual([
      expect.stringContaining('第1网格1号楼'),
      expect.stringContaining('第2网格1号楼'),
    ])
    const buildings = [building1, building2]
    expect(await Promise.all(pages.map(wayIn))).toEqual(buildings.map((each) => sceneOf(each)))
    expect(await Promise.all(pages.map(redButton))).toEqual(buildings.map((each) => sceneOf(each, 'a')))
  })

  it.each([
    ['worker', grid1],
    ['otherWorker', building2],
    ['streetStaff', grid2],
    ['administrator', building1],
  ] as const)('%s gets those of %s', async (who, area) => {
    expect((await stage.ok(who, 'getPosters', { params: { area } })).pages).toBe(1)
  })

  it.each([
    ['otherWorker', grid1],
    ['worker', community],
    ['farCommunityStaff', community],
    ['supervisor', grid1],
    ['propertyManager', building1],
    ['resident', building1],
  ] as const)('%s may not have those of %s, and nothing is drawn', async (who, area) => {
    expect((await stage.call(who, 'getPosters', { params: { area } })).body.error.code).toBe('notAllowed')
    expect([fetching.all, bucket.objects.size]).toEqual([0, 0])
  })

  it('stands in the audit log of who asked, once for each time', async () => {
    const ask = () => stage.ok('communityStaff', 'getPosters', { params: { area: grid1 } })
    await Promise.all([ask(), ask()])
    const pk = { name: 'pk', value: `AUDIT#${people.communityStaff.id}` }
    const sk = { name: 'sk', beginsWith: 'ENTRY#' }
    const { items } = await stage.table.query({ pk, sk, ascending: true })
    expect(items.map(({ card }) => card)).toMatchObject(
      [1, 2].map((seq) => ({ seq, operation: 'getPosters', area: grid1, what: grid1 })),
    )
    // Two who ask at once wait for each other's entry, not for each other's drawing.
    expect([fetching.all, bucket.objects.size]).toEqual([4, 2])
  })

  it('says what is wrong with a place of another kind, without buildings, or that is not there', async () => {
    const refused = async (who: 'streetStaff' | 'administrator', area: string) =>
      (await stage.call(who, 'getPosters', { params: { area } })).body.error
    expect(await refused('streetStaff', street)).toMatchObject({
      code: 'badInput',
      fields: { area: '请选一个社区、网格或楼栋' },
    })
    const empty = `${community}009`
    expect((await refused('streetStaff', empty)).code).toBe('notFound')
    const grid = { code: empty, level: 'grid', name: '第9网格', fullName: '大江园社区第9网格' }
    await stage.table.write([{ put: { pk: `AREA#${community}`, sk: `AREA#${empty}`, ...grid } }])
    expect((await refused('streetStaff', empty)).fields).toEqual({ area: '这里还没有楼栋' })
    const closedAt = new Date(stage.clock.now()).toISOString()
    const at = { pk: `AREA#${grid1}`, sk: `AREA#${building1}` }
    await stage.table.write([{ update: at, changes: { set: { closedAt } } }])
    expect((await refused('administrator', building1)).fields).toEqual({ area: '这里已停用' })
  })

  it('sends a community of more than 120 buildings to its grids', async () => {
    await addBuildings(grid1, 119)
    const refused = await stage.call('communityStaff', 'getPosters', { params: { area: community } })
    expect(refused.body.error.fields).toEqual({ area: '一次最多印 120 栋楼，请按网格分别下载' })
    expect(fetching.all).toBe(0)
  })

  it('makes those of 60 buildings within 20 seconds, fetching eight codes at once', async () => {
    await addBuildings(grid1, 58)
    const begun = performance.now()
    const { pages } = await stage.ok('communityStaff', 'getPosters', { params: { area: community } })
    expect(performance.now() - begun).toBeLessThan(20_000)
    expect(pages).toBe(60)
    expect(fetching).toEqual({ now: 0, most: 8, all: 120 })
    const { file } = only()
    expect(file.length).toBeLessThan(5_000_000)
    const read = await readPdf(file)
    expect(read.pages).toHaveLength(60)
    expect(squeezed(read.pages[30] as ReadPage)).toContain('第1网格129号楼')
  })

  it.each(['unavailable', 'tooMany'] as const)(
    'is refused where WeChat gives no codes (%s), and leaves no file',
    async (code) => {
      codeImage = () => Promise.reject(new Refusal(code))
      const refused = await stage.call('communityStaff', 'getPosters', { params: { area: grid1 } })
      expect(refused.body.error.code).toBe(code)
      expect(bucket.objects.size).toBe(0)
    },
  )
})

const NOW = Date.UTC(2026, 2, 2)
const poster = (building: string, name: string): Poster => ({
  building,
  community: '大江园社区',
  name,
  code: drawCode(`b=${building}`, 'people/arrive/index', 860),
  help: drawCode(`a=${building}`, 'people/arrive/index', 860),
})
const squeezed = ({ text }: ReadPage) => text.replaceAll(/\s/g, '')

describe('the pages', () => {
  it('are a page each, A4, with the names, the steps and what one need not do', async () => {
    const names = ['第1网格1号楼', '第1网格2号楼（纺织厂老宿舍东侧）', '一'.repeat(40)]
    const posters = names.map((name, at) => poster(`42010201502000100${at + 1}`, name))
    const { title, pages } = await readPdf(await drawPosters('大江园社区门牌码', posters, NOW))
    expect(title).toBe('大江园社区门牌码')
    expect(pages).toHaveLength(3)
    for (const [at, page] of pages.entries()) {
      expect([page.width, page.height].map(Math.round)).toEqual([210, 297])
      const text = squeezed(page)
      expect(text).toContain('大江园社区')
      expect(text).toContain(names[at])
      expect(text).toContain(`楼栋编号${posters[at]?.building}`)
      for (const said of [
        '微信扫一扫',
        '扫一扫”',
        '对准上面的码',
        '几单元、几室',
        '不用留手机号',
        '不会用手机？',
        '紧急求助',
        '110报警',
      ])
        expect(text).toContain(said)
    }
  })

  it('carry the code of their own building, that a camera reads off the printed page', async () => {
    const buildings = ['420102015020001001', '420102015020001002']
    const posters = buildings.map((building, at) => poster(building, `第1网格${at + 1}号楼`))
    const { pages } = await readPdf(await drawPosters('门牌码', posters, NOW))
    for (const [at, page] of pages.entries()) {
      expect(await wayIn(page)).toBe(sceneOf(buildings[at] ?? ''))
      expect(await redButton(page)).toBe(sceneOf(buildings[at] ?? '', 'a'))
    }
  })

  it('leave a centimetre blank around, where printers do not print', async () => {
    const { pages } = await readPdf(await drawPosters('门牌码', [poster('420102015020001001', '一'.repeat(60))], NOW))
    const { data, width, height } = await pixelsOf((await pages[0]?.picture(72)) ?? new Uint8Array())
    const edge = 28
    const written: string[] = []
    for (let at = 0; at < width * height; at++) {
      const [x, y] = [at % width, Math.floor(at / width)]
      const inside = x >= edge && y >= edge && x < width - edge && y < height - edge
      if (!inside && data.subarray(at * 4, at * 4 + 3).some((shade) => shade < 250)) written.push(`${x} ${y}`)
    }
    expect(written).toEqual([])
  })

  it('are the same bytes for the same posters at the same time', async () => {
    const one = [poster('420102015020001001', '第1网格1号楼')]
    const [first, second] = [await drawPosters('门牌码', one, NOW), await drawPosters('门牌码', one, NOW)]
    expect(Buffer.compare(first, second)).toBe(0)
  })
})
