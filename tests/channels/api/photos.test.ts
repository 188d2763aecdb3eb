import { beforeEach, describe, expect, it } from 'vitest'
import { judgePhoto } from '../../../functions/channels/judge-photo.ts'
import { sentPhoto } from '../../support/cases.ts'
import { people } from '../../support/district.ts'
import { anew, at, bucket, checker, codeOf, of, said, say, stage, swept, texts } from './scene.ts'

beforeEach(anew)

describe('photos', () => {
  const photo = async () => {
    const photoId = await sentPhoto(stage, bucket)
    await stage.ok('resident', 'checkPhoto', { params: { photoId } })
    return photoId
  }
  const pass = { suggest: 'pass', label: 100 } as const
  const traced = () => checker.photos.map(({ trace }) => trace)

  it('are checked one by one before anybody sees the post', async () => {
    const { id, state } = await said('resident', { text: '看照片', photos: [await photo(), await photo()] })
    expect([state, checker.photos.length, checker.photos[0]?.openid]).toEqual(['waiting', 2, people.resident.openid])
    const [first = '', second = ''] = traced()
    expect(await judgePhoto(stage.ports, first, pass)).toBe(true)
    expect(await texts('neighbour')).toEqual([])
    await Promise.all([judgePhoto(stage.ports, second, pass), judgePhoto(stage.ports, second, pass)])
    const { items } = await stage.ok('neighbour', 'listPosts', at)
    expect(items.map((post) => [post.id, post.photos.length])).toEqual([[id, 2]])
    expect((await stage.ok('neighbour', 'catchUp', { ...at, query: { after: 0 } })).items.length).toBe(1)
  })

  it('both results at once publish it once', async () => {
    await said('resident', { text: '两张', photos: [await photo(), await photo()] })
    await Promise.all(traced().map((trace) => judgePhoto(stage.ports, trace, pass)))
    expect(await texts('neighbour')).toEqual(['两张'])
  })

  it('one that is risky refuses it, whatever the other is', async () => {
    const { id } = await said('resident', { photos: [await photo(), await photo()] })
    const [first = '', second = ''] = traced()
    await judgePhoto(stage.ports, second, { suggest: 'risky', label: 20002 })
    await judgePhoto(stage.ports, first, pass)
    expect(await stage.ok('resident', 'getPost', of(id))).toMatchObject({
      state: 'refused',
      reason: '内容可能涉及色情',
    })
  })

  it('whose result comes before it is noted what it is about are judged all the same', async () => {
    const trace = 'early-trace'
    expect(await judgePhoto(stage.ports, trace, pass)).toBe(false)
    checker.photo = async () => trace
    await said('resident', { text: '结果先到', photos: [await photo()] })
    expect(await texts('neighbour')).toEqual(['结果先到'])
  })

  it('that could not be asked about are asked about by the sweep; text that waited goes first', async () => {
    checker.down = true
    await said('resident', { text: '等着', photos: [await photo()] })
    expect(traced()).toEqual([])
    checker.down = false
    stage.clock.pass(10_000)
    await swept()
    const [trace = ''] = traced()
    await judgePhoto(stage.ports, trace, pass)
    expect(await texts('neighbour')).toEqual(['等着'])
    expect((await swept()).due).toBe(0)
  })

  it("are one's own, looked at, and attached once", async () => {
    const id = await photo()
    expect(codeOf(await say('neighbour', { photos: [id] }))).toEqual([409, 'photoNotReady'])
    await said('resident', { photos: [id] })
    expect(codeOf(await say('resident', { photos: [id] }))).toEqual([409, 'photoNotReady'])
  })
})
