/** Neighbours help each other in the mini-program: from asking to thanking, on two phones. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { connectTable } from '../../functions/platform/dynamo.ts'
import { keys } from '../../functions/platform/table.ts'
import { demoPeople } from '../../infra/demo/people.ts'
import { localCredentials, localRegion } from '../../infra/local/credentials.ts'
import { localTable, localTemplates } from '../../infra/local/environment.ts'
import { signedIn } from './people.ts'
import type { Phone } from './runner/phone.ts'

/** Milliseconds within which the other one must see it without doing anything. */
const AT_ONCE = 3_000
const words = `想借一把两米的梯子换灯泡 ${Date.now()}`

let asker: Phone
let helper: Phone

/** Opens the app anew at help near me, as from a link to it. */
async function atHelp(openid: string, name: string): Promise<Phone> {
  const phone = await signedIn(openid, name)
  phone.kill()
  phone.start({ path: 'help/near/index', query: {}, scene: 1007 })
  await phone.see('请邻居帮忙')
  return phone
}

/** As somebody whom WeChat never asked, whatever other stories had them answer. */
async function neverAsked(openid: string): Promise<void> {
  const client = new DynamoDBClient({
    endpoint: inject('product').dynamodb,
    region: localRegion,
    credentials: localCredentials,
  })
  const person = demoPeople.find((each) => each.openid === openid)
  if (!person) throw new Error(`There is no ${openid}`)
  await connectTable({ tableName: localTable, region: localRegion }, client).write([
    { remove: keys.credits(person.id) },
  ])
  client.destroy()
}

beforeAll(async () => {
  await neverAsked('demo-resident-2')
  ;[asker, helper] = await Promise.all([
    atHelp('demo-resident-1', '演示居民 甲'),
    atHelp('demo-resident-2', '演示居民 乙'),
  ])
})
afterAll(() => {
  asker?.kill()
  helper?.kill()
})

it('standing ready asks from the same tap whether WeChat may tell of what is urgent', async () => {
  helper.device.sheets = [{ answer: 'accept' }]
  await helper.tap('随时待命')
  await helper.arrive('help/ready/index')
  await helper.see('微信会接着问您')
  await helper.tap('借用物品', { role: 'checkbox' })
  await helper.tap('上午（6–12 点）')
  await helper.tap('开始待命')
  await helper.see('您正在待命')
  expect(helper.device.sheetsShown.map(([first]) => first)).toEqual([localTemplates.helpMoved])
})

it('asks, and what was typed stays though the app is closed', async () => {
  await asker.tap('请邻居帮忙')
  await asker.arrive('help/ask/index')
  await asker.tap('借用物品', { role: 'radio' })
  await asker.type('说说要帮什么', words)
  asker.kill()
  asker.start({ path: 'help/ask/index', query: {}, scene: 1001 })
  await asker.see('已恢复您上次没写完的内容。')
  await asker.tap('本社区', { role: 'radio' })
  await asker.tap('我来选', { role: 'radio' })
  await asker.tap('请邻居帮忙')
  await asker.arrive('help/detail/index')
  await asker.see('邻居看到后会来应答')
})

it('another offers, without learning who asks, and is accepted', async () => {
  helper.kill()
  helper.start({ path: 'help/near/index', query: {}, scene: 1007 })
  await helper.see('同一社区')
  await helper.tap(words)
  await helper.arrive('help/detail/index')
  await helper.see('房号在答应帮忙后能看到。')
  expect(helper.text()).not.toContain('演示居民 甲')
  await helper.tap('我能帮忙')
  await helper.type('带一句话', '我家有，晚上给您送来')
  await helper.tap('我能帮忙')
  await helper.see('谢谢您，已告诉对方')
  await helper.tap('知道了')
  await asker.see('我家有，晚上给您送来', AT_ONCE)
  await asker.tap('演邻居帮忙')
  await helper.see('演示居民 甲', AT_ONCE)
})

it('they talk, and what is written in a lift goes out later by itself, once', async () => {
  helper.device.cut()
  await helper.type('说一句', '七点到您楼下')
  await helper.tap('发送')
  await helper.see('等待网络，会自动发出')
  helper.device.restore()
  await asker.see('七点到您楼下')
  await helper.seeNoMore('等待网络，会自动发出')
  const said = helper.device.sent.filter(({ method, url }) => method === 'POST' && url.endsWith('/messages'))
  expect(said).toMatchObject([{ status: 201 }])
  expect(asker.text().split('七点到您楼下')).toHaveLength(2)
})

it('it is done, confirmed and thanked for', async () => {
  await helper.tap('我出发了')
  await asker.see('在路上了', AT_ONCE)
  await asker.tap('确认完成')
  await asker.see('谢谢邻居帮忙')
  await asker.tap('确认完成')
  await asker.see('已记成时长')
  await asker.tap('谢谢演示居民 乙')
  await asker.tap('5 星 · 非常满意', { role: 'radio' })
  await asker.type('想说的话', '梯子很稳，谢谢您')
  await asker.tap('送出感谢')
  await helper.see('梯子很稳，谢谢您', AT_ONCE)
})

it('went wrong nowhere', () => {
  expect(asker.troubles).toEqual([])
  expect(helper.troubles).toEqual([])
})
