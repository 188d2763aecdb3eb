import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { building1, community } from '../../support/district.ts'
import { anew, at, codeOf, of, said, stage } from './scene.ts'

beforeEach(anew)

describe('whoever manages a channel', () => {
  it('pins what is shown, five at most, own announcements too; it is audited', async () => {
    const ids: string[] = []
    for (let n = 1; n <= 6; n++) ids.push((await said('communityStaff', { text: `通知 ${n}` })).id)
    const pin = (id: string, pinned = true) => stage.call('communityStaff', 'pinPost', { ...of(id), body: { pinned } })
    for (const id of ids.slice(0, 5)) expect((await pin(id)).body.pinned).toBe(true)
    expect(codeOf(await pin(ids[5] ?? ''))).toEqual([409, 'limitReached'])
    await pin(ids[0] ?? '')
    await pin(ids[0] ?? '', false)
    expect((await pin(ids[5] ?? '')).status).toBe(200)
    const { items } = await stage.ok('resident', 'listPosts', at)
    expect(items.filter(({ pinned }) => pinned).map(({ text }) => text)).toEqual([
      '通知 6',
      '通知 5',
      '通知 4',
      '通知 3',
      '通知 2',
    ])
    await stage.ok('communityStaff', 'recallPost', of(ids[5] ?? ''))
    const [head] = await stage.table.read([keys.channel(community)])
    expect(head?.pins).toEqual([ids[4], ids[3], ids[2], ids[1]])
    expect(codeOf(await pin(ids[5] ?? ''))).toEqual([409, 'wrongState'])
    const { items: log } = await stage.ok('administrator', 'listAudit', { query: { area: community } })
    expect(log[0]).toMatchObject({ operation: 'pinPost', what: ids[5] })
  })

  it('of a building is the worker of its grid', async () => {
    const { id } = await said('resident', { text: '楼道灯' }, building1)
    expect((await stage.ok('worker', 'pinPost', { ...of(id), body: { pinned: true } })).pinned).toBe(true)
    expect(codeOf(await stage.call('otherWorker', 'pinPost', { ...of(id), body: { pinned: true } }))).toEqual([
      404,
      'notFound',
    ])
  })
})
