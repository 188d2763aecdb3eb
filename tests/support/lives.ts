/** A life here, lived whole: everything that is held of somebody who did all that a person can do. */
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { Item } from '../../functions/platform/dynamo.ts'
import { keys } from '../../functions/platform/table.ts'
import { grantItem } from '../../functions/roles/grant.ts'
import { addressOf } from '../../shared/households/address.ts'
import { consent } from './care.ts'
import { lift } from './cases.ts'
import { building1, building2, community, grid1, type PersonName, people } from './district.ts'
import { settleAll } from './households.ts'
import { publish } from './notices.ts'
import { connect } from './sockets.ts'
import type { Stage } from './stage.ts'
import { enter, post } from './wishes.ts'

/** Words that stand for what must be found in a copy, and nowhere once the account is erased. */
export const private_ = {
  name: '演示居民 丁丁',
  given: '丁演示全名',
  note: '三楼靠楼梯那间',
  contact: '演示亲属 丙',
  phone: '13911112222',
  own: '13733334444',
  medical: '胰岛素每天两次',
  dependant: '演示老人 丁母',
  dependantMedical: '青霉素过敏',
  request: '请告诉我谁看过我的信息',
  addition: '最好写明日期',
  device: '丁的旧手机',
  holding: '我每天早上都在小区里',
  wishReport: '这一条像是推销',
  latitude: '30.6123',
} as const

/** Words that stay with the case that they belong to. */
export const kept = {
  alert: '老人在楼梯上摔倒了',
  alertSaid: '我也听到有人喊',
  ticket: '楼道里的灯不亮了',
  ticketNote: '晚上特别暗',
  wishNote: '周末上午送到社区',
  post: '电梯修好了吗',
} as const

export const who: PersonName = 'newcomer'
export const { id } = people[who]

/** Lives it. `openid` signs in by the fake WeChat. */
export async function live(stage: Stage): Promise<void> {
  await settleAll(stage, ['resident', 'neighbour'])
  const home = people.resident.homes[0]?.household ?? ''
  const signIn = { code: `code of ${people[who].openid}`, device: private_.device }
  await stage.call({}, 'signIn', { body: signIn })
  await stage.ok(who, 'changeName', { body: { name: private_.name } })
  for (const purpose of ['policy', 'contacts', 'care', 'phone'] as const) await consent(stage, who, purpose)
  const wish = { ...addressOf(home), relation: 'family' as const, name: private_.given, note: private_.note }
  const joined = await stage.ok(who, 'requestJoin', { body: wish, key: 'key-of-a-life-1' })
  await stage.ok(who, 'matchJoin', {
    params: { joinId: joined.id },
    body: { phoneCode: `phone of ${private_.own}`, keep: true },
  })
  await stage.ok('resident', 'vouchJoin', { params: { joinId: joined.id } })
  const other = people.neighbour.homes[0]?.household ?? ''
  await stage.ok(who, 'requestJoin', { body: { ...addressOf(other), relation: 'tenant' } })
  await stage.ok(who, 'saveContacts', {
    body: { items: [{ name: private_.contact, phone: private_.phone, relation: '妹妹' }] },
  })
  const notes = { livesAlone: true, medical: private_.medical }
  await stage.ok(who, 'saveCare', { params: { subject: id }, body: notes })
  const params = { household: home }
  const dependant = await stage.ok(who, 'keepDependant', {
    params,
    body: { kind: 'elder', name: private_.dependant, relation: '母亲' },
  })
  await stage.ok(who, 'saveCare', {
    params: { subject: dependant.id },
    body: { livesAlone: false, medical: private_.dependantMedical },
  })
  await stage.ok('communityStaff', 'assignCarer', { params: { subject: id }, body: { person: people.worker.id } })
  await stage.ok('worker', 'getCare', { params: { subject: id } })
  await casesOf(stage)
  await alertsOf(stage)
  await postsOf(stage)
  await wishesOf(stage)
  await servesToo(stage)
  await stage.ok(who, 'keepCredits', { body: { results: [{ template: 'notice', result: 'accept' }] } })
  await stage.ok(who, 'muteChannel', { params: { channel: building1 }, body: { muted: true } })
  await stage.ok(who, 'openNotice', { params: { noticeId: await publish(stage) } })
  await connect(stage, who, 'of a life')
}

async function casesOf(stage: Stage) {
  const body = { ...lift, text: kept.ticket, place: { area: building2, detail: '丁的门口' } }
  const mine = await stage.ok(who, 'openTicket', { body, key: 'key-of-a-life-2' })
  await stage.ok(who, 'addTicketNote', { params: { ticketId: mine.id }, body: { text: kept.ticketNote } })
  await stage.ok('otherWorker', 'getTicket', { params: { ticketId: mine.id } })
  await stage.ok(who, 'openTicket', { body: { ...lift, visibility: 'public' } })
  const others = await stage.ok('resident', 'openTicket', { body: { ...lift, visibility: 'public' } })
  await stage.ok(who, 'supportTicket', { params: { ticketId: others.id } })
  const asked = await stage.ok(who, 'askRequest', { body: { kind: 'explain', text: private_.request } })
  await stage.ok(who, 'addToRequest', { params: { requestId: asked.id }, body: { text: private_.addition } })
  const other = await stage.ok(who, 'askRequest', { body: { kind: 'copy', text: private_.request } })
  await stage.ok('administrator', 'answerRequest', {
    params: { requestId: other.id },
    body: { text: '已经提供。', done: true },
  })
}

/** Told as a neighbour and as family, pressed beside another, and then raised one; all of them over. */
async function alertsOf(stage: Stage) {
  await stage.ok(who, 'setMySkills', { body: { skills: ['firstAid'] } })
  const end = async (alertId: string) => {
    const params = { alertId }
    await stage.ok('worker', 'acknowledgeAlert', { params, body: { eta: 2 } })
    const { witnesses = [] } = await stage.ok('worker', 'getAlert', { params })
    for (const { person } of witnesses) await stage.ok('worker', 'accountWitness', { params, body: { person } })
    await stage.ok('worker', 'resolveAlert', { params, body: { outcome: 'byCall' } })
  }
  const others = await stage.ok('resident', 'raiseAlert', { body: { kind: 'medical' } })
  await stage.ok(who, 'raiseAlert', { body: {} })
  await stage.ok(who, 'sayInAlert', { params: { alertId: others.id }, body: { text: kept.alertSaid } })
  await end(others.id)
  const position = { latitude: Number(private_.latitude), longitude: 114.3045 }
  await stage.ok(who, 'prepareAlert', { body: {} })
  const mine = await stage.ok(who, 'raiseAlert', { body: { text: kept.alert, position } })
  await end(mine.id)
}

/** Posts in the channels of the building and of the community: one that was changed, a reply, one that waits for a moderator. */
async function postsOf(stage: Stage) {
  const params = { channel: building1 }
  const post = await stage.ok(who, 'writePost', { params, body: { text: '电梯修好了么' }, key: 'key-of-a-life-3' })
  await stage.ok(who, 'editPost', { params: { postId: post.id }, body: { text: kept.post } })
  const answer = { text: '明天修', thread: post.id, mentions: [post.id] }
  const { id: answered } = await stage.ok('resident', 'writePost', { params, body: answer })
  for (const reaction of ['thanks', 'like'] as const)
    await stage.ok(who, 'reactToPost', { params: { postId: answered }, body: { reaction, on: true } })
  await stage.ok('resident', 'reactToPost', { params: { postId: answered }, body: { reaction: 'like', on: true } })
  await stage.ok(who, 'writePost', { params, body: { text: '谢谢', thread: post.id } })
  await stage.ok(who, 'writePost', { params: { channel: community }, body: { text: '待审词' } })
}

/** A wish that was given back, and reported; and a service post that they hold. */
async function wishesOf(stage: Stage) {
  const given = await enter(stage)
  await stage.ok(who, 'claimWish', { params: { wishId: given }, body: { note: kept.wishNote } })
  await stage.ok(who, 'giveBackWish', { params: { wishId: given }, body: { reason: '买不到合适的' } })
  await stage.ok(who, 'reportWish', { params: { wishId: given }, body: { reason: private_.wishReport } })
  const servicePostId = await post(stage)
  const body = { term: 3, note: private_.holding }
  const { id: holdingId } = await stage.ok(who, 'claimServicePost', { params: { servicePostId }, body })
  await stage.ok('worker', 'agreeHolding', { params: { holdingId }, body: {} })
}

/** Later a volunteer lead of the first grid, who cares for the resident and was on duty. */
async function servesToo(stage: Stage) {
  const held = { role: 'volunteerLead', area: grid1, areaName: '大江园社区第1网格' } as const
  const at = new Date(stage.clock.now()).toISOString()
  await stage.table.write([
    { update: keys.person(id), changes: { set: { roles: [held] }, add: { version: 1 } } },
    { put: grantItem(id, held, people.administrator.id, at) },
  ])
  await consent(stage, 'resident', 'care')
  const subject = people.resident.id
  await stage.ok('resident', 'saveCare', { params: { subject }, body: { livesAlone: false } })
  await stage.ok('communityStaff', 'assignCarer', { params: { subject }, body: { person: id } })
  await stage.ok(who, 'getCare', { params: { subject } })
}

/** Every item of the table that still counts: what the TTL has passed is as good as gone. */
export async function everything(stage: Stage): Promise<Item[]> {
  const all: Item[] = []
  let after: Item | undefined
  do {
    const page = await stage.client.send(
      new ScanCommand({
        TableName: stage.tableName,
        ConsistentRead: true,
        ...(after ? { ExclusiveStartKey: after } : {}),
      }),
    )
    all.push(...((page.Items ?? []) as Item[]))
    after = page.LastEvaluatedKey
  } while (after)
  return all.filter(({ expiresAt }) => !(Number(expiresAt) * 1000 <= stage.clock.now()))
}

/** What kind of item it is, by its key: `TICKET ENTRY`. */
export const kindOf = ({ pk, sk }: Item): string => [pk, sk].map((part) => String(part).split('#')[0]).join(' ')
