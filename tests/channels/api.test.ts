import { beforeAll, describe, expect, it } from 'vitest'
import { building1, community } from '../support/district.ts'
import { makeStage, type Stage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await makeStage()
})
it('smokes', async () => {
  const post = await stage.ok('resident', 'writePost', { params: { channel: community }, body: { text: '大家好' } })
  console.log(post)
  await stage.ok('resident', 'writePost', { params: { channel: building1 }, body: { text: '大家好' } })
  console.log(await stage.ok('resident', 'listPosts', { params: { channel: building1 } }))
  const r = await stage.ok('neighbour', 'writePost', { params: { channel: community }, body: { text: '回复', thread: post.id } })
  console.log(r, JSON.stringify(await stage.ok('worker', 'catchUp', { params: { channel: community }, query: { after: 0 } })))
  console.log(await stage.ok('worker', 'getPost', { params: { postId: post.id } }))
})
