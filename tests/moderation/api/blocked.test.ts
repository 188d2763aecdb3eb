import { beforeAll, describe, expect, it } from 'vitest'
import { parseRow, type Row } from '../../../functions/channels/log.ts'
import { keys } from '../../../functions/platform/table.ts'
import { movedFrame } from '../../../functions/relay/frames.ts'
import { toldBy } from '../../../miniprogram/src/channels/told.ts'
import { community, people } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { at, seen, write } from './scene.ts'

let stage: Stage
beforeAll(async () => {
  stage = await makeStage()
})

describe('who is blocked', () => {
  it('is left out for the one who blocked them, and for nobody else, until they are let in again', async () => {
    const { id } = await write(stage, '我又来了')
    const blocked = await stage.ok('neighbour', 'blockAuthor', at(id))
    expect(blocked).toEqual({
      key: expect.stringMatching(/^[\w-]{12}$/),
      name: expect.any(String),
      at: expect.any(String),
    })
    expect((await seen(stage, 'neighbour')).some((post) => post.id === id && post.text)).toBe(false)
    expect((await seen(stage, 'communityStaff')).some((post) => post.id === id)).toBe(true)
    expect(await stage.ok('neighbour', 'listBlocked', {})).toEqual({ items: [blocked] })
    expect(await stage.ok('resident', 'listBlocked', {})).toEqual({ items: [] })

    expect(await stage.ok('neighbour', 'unblockAuthor', { params: { blockedKey: blocked.key } })).toEqual({ items: [] })
    expect((await seen(stage, 'neighbour')).some((post) => post.id === id)).toBe(true)
  })

  it('is known by the key that the frames of their posts bear: so that the client leaves those out', async () => {
    const keysOf = async (who: 'neighbour' | 'resident') =>
      (await stage.ok(who, 'getChannel', { params: { channel: community } })).keys
    const { id } = await write(stage, '听得见吗')
    const [row] = await stage.table.read([keys.event(keys.channel(community), (await seen(stage))[0]?.seq ?? 0)])
    const frame = await movedFrame(parseRow(row) as Row)
    expect(await keysOf('neighbour')).toMatchObject({ blocked: [] })
    const { key } = await stage.ok('neighbour', 'blockAuthor', at(id))
    const { blocked, me } = await keysOf('neighbour')
    expect(blocked).toEqual([frame.from])
    expect([frame.from, me]).toEqual([(await keysOf('resident')).me, expect.not.stringMatching(frame.from ?? '')])
    // What the client makes of it: the event counts as heard, and its post is not there.
    expect(toldBy(frame, { me, blocked })).toMatchObject({ seq: frame.seq, mute: true })
    expect(toldBy(frame, { me, blocked: [] })).toMatchObject({
      mute: false,
      event: { post: { author: { mine: false } } },
    })
    expect(toldBy(frame, await keysOf('resident'))).toMatchObject({ event: { post: { author: { mine: true } } } })
    await stage.ok('neighbour', 'unblockAuthor', { params: { blockedKey: key } })
    expect((await keysOf('neighbour')).blocked).toEqual([])
  })

  it('is so once, however often it is said, and named by nothing that others know', async () => {
    const { id } = await write(stage, '再来一条')
    const [first, second] = [
      await stage.ok('neighbour', 'blockAuthor', at(id)),
      await stage.ok('neighbour', 'blockAuthor', at(id)),
    ]
    expect(second).toEqual(first)
    expect((await stage.ok('neighbour', 'listBlocked', {})).items).toHaveLength(1)
    expect(JSON.stringify(first)).not.toContain(people.resident.id)
    await stage.ok('neighbour', 'unblockAuthor', { params: { blockedKey: first.key } })
    const again = await stage.call('neighbour', 'unblockAuthor', { params: { blockedKey: first.key } })
    expect(again.body.error.code).toBe('notFound')
  })

  it('is never oneself, nor staff, nor who wrote where one can not read', async () => {
    const own = await write(stage, '我自己')
    const staffs = await write(stage, '社区通知', 'communityStaff')
    expect((await stage.call('resident', 'blockAuthor', at(own.id))).body.error.code).toBe('wrongState')
    expect((await stage.call('resident', 'blockAuthor', at(staffs.id))).body.error.code).toBe('wrongState')
    expect((await stage.call('farResident', 'blockAuthor', at(own.id))).body.error.code).toBe('notFound')
  })
})
