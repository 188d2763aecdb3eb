/** Wishes and service posts for tests, as people of the tests' district enter, claim and hold them. */
import { entriesOf } from '../../functions/cases/entries.ts'
import type { StoredPerson } from '../../functions/people/actor.ts'
import { attemptsAt } from '../../functions/platform/limit.ts'
import { queryAll } from '../../functions/platform/query-all.ts'
import { keys } from '../../functions/platform/table.ts'
import { ownHashes } from '../../functions/wishes/family.ts'
import { isSteward, mayClaim, wishPartiesOf } from '../../functions/wishes/policy.ts'
import { holdingPartiesOf } from '../../functions/wishes/post-policy.ts'
import { parseHolding, parseServicePost } from '../../functions/wishes/post-store.ts'
import { parseWish } from '../../functions/wishes/store.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import { DAY } from '../../shared/lifecycle.ts'
import type { OperationId } from '../../shared/routes.ts'
import { stewardRoles } from '../../shared/wishes/contract.ts'
import type { NewServicePost } from '../../shared/wishes/posts.ts'
import { CLAIMS_A_DAY, type NewWish } from '../../shared/wishes/wish.ts'
import { callAs, crowdOf, gather } from './crowd.ts'
import { building1, farGrid, grid1, type PersonName, people } from './district.ts'
import type { Prepared } from './household-scenes.ts'
import { lookedAt } from './points.ts'
import type { Stage } from './stage.ts'

/** Of another household than anybody's here; `dropped` is what no stranger's reply may hold. */
export const household = `${building1}010601`
export const familyOf = {
  household,
  name: '演示家庭 甲',
  phone: '13900001111',
  address: '1号楼1单元601室',
  note: '老人听力不好，请慢慢说',
} as const

/** A last day three weeks on, whenever the test is. */
export const lastDay = (stage: Pick<Stage, 'clock'>, days = 21) =>
  new Date(stage.clock.now() + days * 24 * 3600_000).toISOString().slice(0, 10)

export const quilt = (stage: Stage): NewWish => ({
  area: grid1,
  title: '一床过冬的棉被',
  text: '独居老人想要一床一米五的厚棉被过冬。',
  kind: 'clothing',
  worth: 'to200',
  lastDay: lastDay(stage),
  family: familyOf,
})

export const enter = async (stage: Stage, more: Partial<NewWish> = {}, who: PersonName = 'worker'): Promise<string> =>
  (await stage.ok(who, 'enterWish', { body: { ...quilt(stage), ...more } })).id

/** Claims of a day are few: the counter begins anew for each wish of a test that is not about it. */
export async function forgetClaims(stage: Stage, who: PersonName): Promise<void> {
  const limit = { what: 'claim', who: people[who].id, max: CLAIMS_A_DAY, window: DAY }
  await stage.table.write([{ remove: attemptsAt(limit, stage.clock.now()) }])
}

export async function claimed(stage: Stage, who: PersonName = 'neighbour', more: Partial<NewWish> = {}) {
  const wishId = await enter(stage, more)
  await forgetClaims(stage, who)
  await stage.ok(who, 'claimWish', { params: { wishId }, body: {} })
  return wishId
}

export const proof = async (stage: Stage, who: PersonName = 'neighbour') => ({
  text: '棉被已送到社区，新的，带被套。',
  photos: [await lookedAt(stage, who)],
})

export async function fulfilled(stage: Stage, who: PersonName = 'neighbour', more: Partial<NewWish> = {}) {
  const wishId = await claimed(stage, who, more)
  await stage.ok(who, 'fulfilWish', { params: { wishId }, body: await proof(stage, who) })
  return wishId
}

export async function confirmed(stage: Stage, more: Partial<NewWish> = {}) {
  const wishId = await fulfilled(stage, 'neighbour', more)
  await stage.ok('worker', 'confirmWish', { params: { wishId }, body: { minutes: 60 } })
  return wishId
}

export async function storedWish(stage: Stage, wishId: string) {
  const wish = parseWish((await stage.table.read([keys.wish(wishId)]))[0])
  if (!wish) throw new Error(`There is no wish ${wishId}`)
  return wish
}

export const stairs: NewServicePost = {
  area: grid1,
  duty: 'stairs',
  title: '1号楼道长',
  text: '每周看一次楼道，有堆物就劝一劝。',
  seats: 2,
}

export const post = async (stage: Stage, more: Partial<NewServicePost> = {}): Promise<string> =>
  (await stage.ok('worker', 'addServicePost', { body: { ...stairs, ...more } })).id

export async function asked(stage: Stage, who: PersonName = 'neighbour', term = 1): Promise<string> {
  const servicePostId = await post(stage)
  await forgetClaims(stage, who)
  return (await stage.ok(who, 'claimServicePost', { params: { servicePostId }, body: { term } })).id
}

export async function running(stage: Stage, who: PersonName = 'neighbour', term = 1): Promise<string> {
  const holdingId = await asked(stage, who, term)
  await stage.ok('worker', 'agreeHolding', { params: { holdingId }, body: {} })
  return holdingId
}

export async function storedHolding(stage: Stage, holdingId: string) {
  const holding = parseHolding((await stage.table.read([keys.holding(holdingId)]))[0])
  if (!holding) throw new Error(`There is no holding ${holdingId}`)
  return holding
}

/** One whose words a person has to look at first. */
const unseen = (stage: Stage) => enter(stage, { text: `${quilt(stage).text}待审词` })

export const wishKinds = {
  'a wish that is shown': (stage: Stage) => enter(stage),
  'a wish that only staff know of': unseen,
  'a wish that was claimed': (stage: Stage) => claimed(stage),
  'a wish that came true': (stage: Stage) => confirmed(stage),
}

export async function wishStanding(stage: Stage, person: StoredPerson, wishId: string) {
  const wish = await storedWish(stage, wishId)
  const own = wish.household ? (await ownHashes(stage, person)).includes(wish.household) : false
  return wishPartiesOf(person, wish.card, own)
}

export const servicePostKinds = { 'a service post': (stage: Stage) => post(stage) }
export const holdingKinds = {
  'a claim of a post': (stage: Stage) => asked(stage),
  'a post that is held': (stage: Stage) => running(stage),
}

export const holdingStanding = async (stage: Stage, person: StoredPerson, holdingId: string) =>
  holdingPartiesOf(person, (await storedHolding(stage, holdingId)).card)

/** Who serves elsewhere finds nothing to change; who lives nowhere near may claim nothing. */
export function servicePostRefusal(
  person: StoredPerson,
  _id: string,
  _params: Record<string, string>,
  operation: OperationId,
): ErrorCode | undefined {
  if (operation === 'claimServicePost') return mayClaim(person, grid1) ? undefined : 'notAllowed'
  const serves = person.roles.some(({ role }) => stewardRoles.some((known) => known === role))
  return operation === 'changeServicePost' && serves && !isSteward(person, grid1) ? 'notFound' : undefined
}

type Make = (stage: Stage) => Promise<string>

const ofWish =
  (who: PersonName, make: Make, body?: object | ((stage: Stage) => Promise<object>), other?: object) =>
  async (stage: Stage): Promise<Prepared> => {
    const wishId = await make(stage)
    await forgetClaims(stage, who)
    const given = typeof body === 'function' ? await body(stage) : body
    const count = async () => (await entriesOf(stage.table, keys.wish(wishId))).length
    return { who, params: { wishId }, ...(given ? { body: given } : {}), ...(other ? { other } : {}), count }
  }

const ofHolding =
  (who: PersonName, make: Make, body: object, other: object) =>
  async (stage: Stage): Promise<Prepared> => {
    const holdingId = await make(stage)
    const count = async () => (await entriesOf(stage.table, keys.holding(holdingId))).length
    return { who, params: { holdingId }, body, other, count }
  }

const reason = { reason: '家里临时有事' }
const otherReason = { reason: '买不到合适的' }

/** Three households of its community. */
export const reporters = crowdOf(73).slice(70)

/** That three households reported it. */
export async function reportedByThree(stage: Stage): Promise<string> {
  const wishId = await enter(stage)
  await gather(stage, reporters)
  for (const { id } of reporters)
    await callAs(stage, id, 'reportWish', { params: { wishId }, body: { reason: '像是广告' } })
  return wishId
}

const listed = (stage: Stage, index: 'wish' | 'servicePost') => async () => {
  const stages = ['open', 'waiting', 'closed']
  const found = await Promise.all(
    stages.map((each) =>
      queryAll(stage.table, {
        index: 'byGrid',
        pk: { name: 'grid', value: `${grid1}#${index}#${each}` },
        ascending: true,
      }),
    ),
  )
  return found.flat().length
}

export const wishScenes: Partial<Record<OperationId, (stage: Stage) => Promise<Prepared>>> = {
  enterWish: async (stage) => ({
    who: 'worker',
    body: quilt(stage),
    other: { ...quilt(stage), title: '一双防滑鞋' },
    count: listed(stage, 'wish'),
  }),
  showWish: ofWish('worker', unseen),
  correctWish: ofWish(
    'worker',
    (stage) => enter(stage),
    async (stage) => {
      const { area: _, family: __, ...said } = quilt(stage)
      return said
    },
    { title: '一双鞋', text: '想要一双防滑的鞋', kind: 'clothing', worth: 'to100', lastDay: '2026-03-20' },
  ),
  claimWish: ofWish('neighbour', (stage) => enter(stage), {}, { team: '邻里志愿队' }),
  setWishDelivery: ofWish('worker', (stage) => enter(stage), { delivery: 'door' }, { delivery: 'office' }),
  fulfilWish: ofWish(
    'neighbour',
    (stage) => claimed(stage),
    (stage) => proof(stage),
    {
      text: '已经送到了',
      photos: [`pho_${'0'.repeat(26)}`],
    },
  ),
  giveBackWish: ofWish('neighbour', (stage) => claimed(stage), reason, otherReason),
  refuseProof: ofWish('worker', (stage) => fulfilled(stage), reason, otherReason),
  confirmWish: ofWish('worker', (stage) => fulfilled(stage), { minutes: 30 }, { minutes: 60 }),
  thankForWish: ofWish('worker', (stage) => confirmed(stage), { text: '谢谢好心人' }, { text: '很暖和' }),
  keepWish: ofWish('worker', reportedByThree),
  withdrawWish: ofWish('worker', (stage) => enter(stage), reason, otherReason),
  addServicePost: async (stage) => ({
    who: 'worker',
    body: stairs,
    other: { ...stairs, title: '2号楼道长' },
    count: listed(stage, 'servicePost'),
  }),
  changeServicePost: async (stage) => {
    const servicePostId = await post(stage)
    const { title, text, seats } = stairs
    const body = { title, text, seats: seats + 1 }
    const count = async () =>
      parseServicePost((await stage.table.read([keys.servicePost(servicePostId)]))[0])?.card.version ?? 0
    return { who: 'worker', params: { servicePostId }, body, other: { ...body, seats: 5 }, count }
  },
  claimServicePost: async (stage) => {
    const servicePostId = await post(stage)
    await forgetClaims(stage, 'neighbour')
    const count = async () =>
      parseServicePost((await stage.table.read([keys.servicePost(servicePostId)]))[0])?.card.held ?? 0
    return { who: 'neighbour', params: { servicePostId }, body: { term: 3 }, other: { term: 6 }, count }
  },
  agreeHolding: ofHolding('worker', (stage) => asked(stage), {}, { text: '欢迎' }),
  refuseHolding: ofHolding('worker', (stage) => asked(stage), reason, otherReason),
  askRenewal: ofHolding('neighbour', (stage) => running(stage), {}, { text: '还想继续' }),
  noteHours: async (stage) => {
    const month = new Date(stage.clock.now()).toISOString().slice(0, 7)
    return ofHolding('worker', (on) => running(on), { month, minutes: 60 }, { month, minutes: 90 })(stage)
  },
  renewHolding: async (stage) =>
    ofHolding('worker', ending, { stars: 5, text: '很尽心', term: 3 }, { stars: 4, text: '不错', term: 3 })(stage),
  endHolding: ofHolding('worker', (stage) => running(stage), { stars: 4, text: '谢谢' }, { stars: 3, text: '谢谢您' }),
  giveUpHolding: ofHolding('neighbour', (stage) => running(stage), reason, otherReason),
}

/** One whose term comes to its end, as the sweep leaves it. */
async function ending(stage: Stage): Promise<string> {
  const holdingId = await running(stage)
  await stage.table.write([
    { update: keys.holding(holdingId), changes: { set: { 'card.state': 'ending', due: undefined, dueAt: undefined } } },
  ])
  return holdingId
}

/** In another part of the city. */
export const farWish = (stage: Stage) => enter(stage, { area: farGrid, family: { name: '演示家庭 乙' } }, 'farWorker')
