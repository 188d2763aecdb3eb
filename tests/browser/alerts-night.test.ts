/**
 * A night on which nobody on the first level answers: a resident, their daughter, the grid's worker, the community's desk and the
 * street's phone, all at once, and the district's wall above them. It goes up by itself, is answered from above by two, explained by a
 * voice, and turns out to be none.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { connectTable, type Table } from '../../functions/platform/dynamo.ts'
import { keys } from '../../functions/platform/table.ts'
import { localCredentials, localRegion } from '../../infra/local/credentials.ts'
import { localTable } from '../../infra/local/environment.ts'
import type { AlertCard } from '../../shared/alerts/alert.ts'
import type { Shortening } from '../../shared/alerts/escalation.ts'
import type { Me } from '../../shared/people/person.ts'
import { launchBrowser } from '../support/browser.ts'
import { type Caller, codeOf, comer, demoPerson } from './neighbours.ts'
import { DESK, type Visitor, visit, visitWith } from './visitor.ts'

const COMMUNITY = '420102015020'
/** Seconds after which this community has those above told: a night of a test is short. */
const SOONER: Shortening = { community: 8, street: 14 }
const AT_ONCE = { timeout: 10_000 }
/** Milliseconds within which the next level is told: when it is due, by the walk after that. */
const NEXT_LEVEL = { timeout: 20_000 }

let browser: Browser
let table: Table
let client: DynamoDBClient
let own: Caller
let resident: Visitor
let daughter: Visitor
let worker: Visitor
let desk: Visitor
let street: Visitor
let wall: Visitor
let place = ''
let alertId = ''

beforeAll(async () => {
  const at = inject('product')
  client = new DynamoDBClient({ endpoint: at.dynamodb, region: localRegion, credentials: localCredentials })
  table = connectTable({ tableName: localTable, region: localRegion }, client)
  await table.write([{ put: { ...keys.shortening(COMMUNITY), shortening: SOONER } }])
  own = await demoPerson(at, '演示居民 甲')
  const { homes }: Me = await own.get('/me')
  place = homes[0]?.buildingName ?? ''
  const { code: invitation }: { code: string } = await own.post(`/households/${homes[0]?.household}/invitations`)
  const openid = 'daughter-of-a-night'
  await (await comer(at, openid)).post(`/invitations/${invitation}/acceptance`, {
    relation: 'family',
    name: '演示女儿',
  })
  const her: Me = await (await comer(at, openid)).get('/me')
  browser = await launchBrowser()
  resident = await visit(browser, '演示居民 甲')
  daughter = await visitWith(browser, { id: her.id, name: her.name, code: await codeOf(at, openid) })
  worker = await visit(browser, '演示网格员 一')
  desk = await visit(browser, '演示社区员 一', DESK)
  street = await visit(browser, '演示街道员 一')
  wall = await visit(browser, '演示管理员 一', DESK)
  await wall.go(`/wall/screen/index?area=${COMMUNITY}`)
  await wall.page.getByRole('region', { name: '今日数据' }).waitFor()
  // A room without a sound: there is no microphone where tests run.
  await resident.page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = async () => {
      const context = new AudioContext()
      const tone = context.createOscillator()
      const room = context.createMediaStreamDestination()
      tone.connect(room)
      tone.start()
      return room.stream
    }
  })
  await resident.page.reload()
})
afterAll(async () => {
  await table.write([{ remove: keys.shortening(COMMUNITY) }])
  client.destroy()
  await browser.close()
})

const alarm = ({ page }: Visitor) => page.getByRole('alertdialog').filter({ visible: true })
/** The alert on the wall. */
const band = () =>
  wall.page
    .getByRole('list', { name: '按等待时间排列，最久的在最上面' })
    .getByRole('listitem')
    .filter({ visible: true, hasText: place })
const card = async (): Promise<AlertCard> => own.get(`/alerts/${alertId}`)
const levelSoon = (level: AlertCard['level']) => expect.poll(async () => (await card()).level, NEXT_LEVEL).toBe(level)

it('rings for the grid and for the family at once, and for nobody else yet', async () => {
  await resident.tap(/^一键求助/)
  await resident.tap('马上发出求助')
  await resident.see('已发出')
  await resident.page.waitForURL(/alerts\/mine/)
  alertId = /id=(alr_\w+)/.exec(resident.page.url())?.[1] ?? ''
  await alarm(worker).waitFor(AT_ONCE)
  await daughter.page.getByText('家人求助：演示居民 甲').waitFor(AT_ONCE)
  expect([await alarm(desk).count(), await alarm(street).count()]).toEqual([0, 0])
  await band().getByText('还没有人说去').waitFor(AT_ONCE)
})

it('goes up by itself while nobody answers: to the community, then to the street; who asks for help sees it', async () => {
  await levelSoon('community')
  await alarm(desk).waitFor(AT_ONCE)
  await levelSoon('street')
  await alarm(street).waitFor(AT_ONCE)
  await resident.see('没有人应答，已通知上一级')
  await alarm(worker).waitFor()
  await street.accessible('an alarm that came up from below')
})

it('is explained by a voice that whoever comes can hear', async () => {
  await resident.tap('点一下，用语音说')
  await resident.see(/正在录音 [12] 秒/)
  await resident.accessible('the page while a voice is recorded')
  await resident.tap('说完了，发出去')
  await resident.see(/听语音 \d+ 秒/)
  await alarm(street)
    .getByRole('button', { name: /^我去，10 分钟到/ })
    .click()
  await street.page.waitForURL(/alerts\/answer/)
  await street.see(/听语音 \d+ 秒/)
  await street.accessible('the page to answer on, with a voice')
})

it('is answered from above by two; all others see that somebody comes', async () => {
  await alarm(desk)
    .getByText(/演示街道员 一正在赶来/)
    .waitFor(AT_ONCE)
  await alarm(desk).getByRole('button', { name: '我也去，5 分钟到' }).click()
  await desk.page.waitForURL(/alerts\/answer/)
  await resident.see('有人正在赶来')
  await resident.see('演示街道员 一')
  await resident.see('演示社区员 一')
  await daughter.page.getByText('已经有人赶去了').waitFor(AT_ONCE)
  await alarm(worker)
    .getByText(/正在赶来/)
    .first()
    .waitFor(AT_ONCE)
  await band()
    .getByText(/正在赶来/)
    .first()
    .waitFor(AT_ONCE)
  await wall.accessible('the wall while two are on their way')
  await resident.accessible('the page of who waits')
})

it('was pressed by mistake: said so, checked by a call, and over for everybody at once', async () => {
  await resident.tap('按错了，告诉来的人')
  await resident.tap('告诉他们')
  await street.see('说是按错了，等来的人核实')
  await street.tap('确认是误报')
  await street.tap('电话里核实')
  await street.tap('确认没有危险')
  await resident.see('误报')
  await desk.see('核实是误报')
  await alarm(worker).waitFor({ state: 'detached', ...AT_ONCE })
  await expect.poll(() => daughter.page.getByText('家人求助：演示居民 甲').count(), AT_ONCE).toBe(0)
  await expect.poll(() => band().count(), AT_ONCE).toBe(0)
  expect(await card()).toMatchObject({ state: 'falseAlarm', level: 'street' })
  for (const each of [resident, daughter, worker, desk, street, wall]) expect(each.complaints).toEqual([])
})
