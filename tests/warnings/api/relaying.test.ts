import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { keys } from '../../../functions/platform/table.ts'
import { Unreadable } from '../../../functions/warnings/unreadable.ts'
import { HOUR } from '../../../shared/lifecycle.ts'
import { SAME_WARNING } from '../../../shared/warnings/warning.ts'
import { building1, community, district, farCommunity, street } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { rainstorm, relay } from '../../support/warnings.ts'

const schema = readFileSync(new URL('../CAP-v1.2.xsd', import.meta.url), 'utf8')
let stage: Stage
/** What stands at the addresses that are fetched. */
const there = new Map<string, string>()
beforeAll(async () => {
  stage = await makeStage({
    fetchDocument: async (url) => {
      const text = there.get(url)
      if (text === undefined) throw new Unreadable('连不上这个网址')
      return { url, text }
    },
  })
})

let made = 0
const key = () => `warnings-${++made}`
const text = async (path: string) => {
  const event = await stage.raw({ method: 'GET', path, headers: {}, query: {} })
  return event
}
const mine = async (who: 'resident' | 'farResident' | 'newcomer' | 'worker') =>
  (await stage.ok(who, 'listMyWarnings')).items.map(({ id }) => id)

describe('a warning', () => {
  it('is relayed in the name of its issuer by staff of the place, and shown to who lives or serves there', async () => {
    const { id, relayedBy, area } = await relay(stage)
    expect([relayedBy, area.code]).toEqual(['大江园社区', community])
    expect(await mine('resident')).toContain(id)
    expect(await mine('worker')).toContain(id)
    expect(await mine('farResident')).not.toContain(id)
    expect(await mine('newcomer')).toEqual([])
    const [delivery] = await stage.table.read([keys.deliveryPlan(id)])
    expect(delivery).toMatchObject({
      targets: [community],
      urgent: true,
      message: { from: '武汉市气象台', kind: '橙色预警' },
    })
  })

  it('is for a community or more, is not over yet, and is never without issuer and reference', async () => {
    const refused = async (body: object, who: 'communityStaff' | 'streetStaff' = 'communityStaff') => {
      const answer = await stage.call(who, 'relayWarning', {
        key: key(),
        body: { ...rainstorm(stage), area: community, ...body } as never,
      })
      return [answer.status, Object.keys(answer.body.error.fields ?? {})]
    }
    expect(await refused({ issuer: '' })).toEqual([400, ['issuer']])
    expect(await refused({ reference: ' ' })).toEqual([400, ['reference']])
    expect(await refused({ issuer: '大江园社区居委会' })).toEqual([400, ['issuer']])
    expect(await refused({ area: building1 })).toEqual([400, ['area']])
    expect(await refused({ endsAt: rainstorm(stage).startsAt })).toEqual([400, ['endsAt']])
    expect(await refused({ area: farCommunity })).toEqual([403, []])
    expect(await refused({ area: district }, 'streetStaff')).toEqual([403, []])
  })

  it('is updated and cancelled by messages that refer to all before; each document keeps to the schema', async () => {
    const first = await relay(stage, { area: street }, 'streetStaff')
    const params = (warningId: string) => ({ params: { warningId } })
    stage.clock.pass(HOUR)
    const update = await stage.ok('streetStaff', 'updateWarning', {
      ...params(first.id),
      key: key(),
      body: { ...rainstorm(stage), level: 'red' },
    })
    expect(
      (await stage.call('streetStaff', 'updateWarning', { ...params(first.id), key: key(), body: rainstorm(stage) }))
        .body.error.code,
    ).toBe('wrongState')
    const byStreet = { ...rainstorm(stage), issuer: '四唯街道办事处' }
    const refused = await stage.call('streetStaff', 'updateWarning', {
      ...params(update.id),
      key: key(),
      body: byStreet,
    })
    expect(Object.keys(refused.body.error.fields ?? {})).toEqual(['issuer'])
    expect(await mine('resident')).toContain(update.id)
    expect(await mine('resident')).not.toContain(first.id)
    expect((await mine('resident'))[0]).toBe(update.id)
    stage.clock.pass(HOUR)
    const cancel = await stage.ok('streetStaff', 'cancelWarning', {
      ...params(update.id),
      key: key(),
      body: { reference: '武气警〔2026〕15号', text: '暴雨已经过去' },
    })
    expect(cancel).toMatchObject({ message: 'cancel', before: [{ id: first.id }, { id: update.id }] })
    const shown = await mine('resident')
    expect(shown).not.toContain(update.id)
    expect(shown).not.toContain(cancel.id)
    const { items } = await stage.ok('resident', 'listWarnings', { params: { area: street } })
    const states = [
      [cancel.id, 'standing'],
      [update.id, 'cancelled'],
      [first.id, 'updated'],
    ]
    const own = states.map(([id]) => id)
    expect(items.filter(({ id }) => own.includes(id)).map(({ id, state }) => [id, state])).toEqual(states)
    const past = await stage.ok('resident', 'listMyPastWarnings')
    expect(past.items.filter(({ id }) => own.includes(id)).map(({ id, state }) => [id, state])).toEqual(states)
    for (const { id: warningId } of [first, update, cancel]) {
      const whole = await stage.ok('resident', 'getWarning', { params: { warningId } })
      expect([whole.id, whole.history.map(({ id }) => id)]).toEqual([warningId, [first.id, update.id, cancel.id]])
    }
    const [stopped] = await stage.table.read([keys.deliveryCounts(first.id)])
    expect(stopped).toMatchObject({ stopped: true })
    for (const [id, message, references] of [
      [first.id, 'Alert', 0],
      [update.id, 'Update', 1],
      [cancel.id, 'Cancel', 2],
    ] as const) {
      const { status, headers, body } = await text(`/cap/${id}.xml`)
      expect([status, headers['content-type']]).toEqual([200, 'application/cap+xml; charset=utf-8'])
      expect(body).toContain(`<msgType>${message}</msgType>`)
      expect(body.match(/<references>(.*)<\/references>/)?.[1]?.split(' ') ?? []).toHaveLength(references)
      expect((await validateXML({ xml: [{ fileName: 'a.xml', contents: body }], schema })).errors).toEqual([])
    }
    const { body: feed } = await text('/cap/feed.atom')
    for (const { id } of [first, update, cancel]) expect(feed).toContain(`href="${id}.xml"`)
  })

  it('is over when its time is, and stands among the past ones then', async () => {
    const { id } = await relay(stage)
    const past = async () => (await stage.ok('resident', 'listMyPastWarnings')).items.map((each) => each.id)
    expect(await past()).not.toContain(id)
    stage.clock.pass(13 * HOUR)
    expect(await mine('resident')).not.toContain(id)
    expect(await past()).toContain(id)
  })

  it('is listed for its area, for the areas in it and for those that it lies in; not for what lies beside it', async () => {
    const whole = await relay(stage, { area: street }, 'streetStaff')
    const part = await relay(stage)
    const listed = async (area: string) =>
      (await stage.ok('streetStaff', 'listWarnings', { params: { area } })).items.map(({ id }) => id)
    expect(await listed(street)).toEqual(expect.arrayContaining([whole.id, part.id]))
    expect(await listed(community)).toEqual(expect.arrayContaining([whole.id, part.id]))
    expect(await listed(district)).toEqual(expect.arrayContaining([whole.id, part.id]))
    expect(await listed(building1)).toEqual(expect.arrayContaining([whole.id, part.id]))
    const beside = await listed(farCommunity)
    expect(beside).not.toContain(part.id)
    const twice = (await listed(community)).filter((id) => id === part.id)
    expect(twice).toHaveLength(1)
  })

  it('is read by anybody who has its id, as its documents are', async () => {
    const { id: warningId, headline } = await relay(stage)
    expect((await stage.call({}, 'getWarning', { params: { warningId } })).body).toMatchObject({
      headline,
      history: [{ id: warningId }],
    })
    const missing = await stage.call('resident', 'getWarning', { params: { warningId: `wrn_${'0'.repeat(26)}` } })
    expect(missing.status).toBe(404)
  })

  it('goes to so many households, which can be told by a message, in the app alone, or at the door', async () => {
    await stage.table.write([
      {
        update: keys.area(building1),
        changes: {
          set: {},
          add: {
            households: 12,
            joined: 5,
            pushable: 3,
            'card.households': 12,
            'card.joined': 5,
            'card.pushable': 3,
          },
        },
      },
    ])
    const preview = { households: 12, joined: 5, pushable: 3 }
    expect(await stage.ok('communityStaff', 'previewWarning', { params: { area: community } })).toEqual(preview)
    expect(await stage.ok('streetStaff', 'previewWarning', { params: { area: street } })).toEqual(preview)
    expect((await stage.call('communityStaff', 'previewWarning', { params: { area: street } })).status).toBe(403)
  })

  it('that nobody relayed is not there', async () => {
    expect((await text(`/cap/wrn_${'0'.repeat(26)}.xml`)).status).toBe(404)
    expect((await text('/cap/wrn_1.xml')).status).toBe(400)
  })
})

describe('an exercise', () => {
  it('is one in everything that follows it, comes after what is meant in earnest, and says so in its message', async () => {
    const exercise = await relay(stage, { exercise: true, level: 'red' })
    const real = await relay(stage, { level: 'blue' })
    const shown = await mine('resident')
    expect(shown.indexOf(real.id)).toBeLessThan(shown.indexOf(exercise.id))
    const params = { warningId: exercise.id }
    const said = { ...rainstorm(stage), level: 'red' as const }
    const same = await stage.call('communityStaff', 'updateWarning', { params, key: key(), body: said })
    expect([same.status, same.body.error.fields]).toEqual([400, { reference: SAME_WARNING }])
    const body = { ...said, text: `${said.text}，伴有雷电` }
    const update = await stage.ok('communityStaff', 'updateWarning', { params, key: key(), body })
    expect(update.exercise).toBe(true)
    const [delivery] = await stage.table.read([keys.deliveryPlan(update.id)])
    expect(delivery).toMatchObject({ message: { title: `演练：${update.headline}` } })
    expect(real.exercise).toBe(false)
  })
})

describe('a document of another system', () => {
  const documentOf = async (id: string) => (await text(`/cap/${id}.xml`)).body as unknown as string

  it('that is pasted fills in what is to be relayed', async () => {
    const { id } = await relay(stage)
    const found = await stage.ok('communityStaff', 'readCap', { body: { cap: await documentOf(id) } })
    const { startsAt: _s, endsAt: _e, ...said } = rainstorm(stage)
    expect(found).toMatchObject({ what: 'warning', warning: { ...said, reference: id, message: 'alert', test: true } })
    const own = (await documentOf(id)).replace(/<senderName>.*<\/senderName>/, '<senderName>大江园社区</senderName>')
    const refused = await stage.call('communityStaff', 'readCap', { body: { cap: own } })
    expect([refused.status, refused.body.error.fields]).toEqual([
      400,
      { cap: expect.stringContaining('只能由县级以上人民政府及其部门发布') },
    ])
    const answer = await stage.call('communityStaff', 'readCap', { body: { cap: '<rss/>' } })
    expect([answer.status, answer.body.error.fields]).toEqual([400, { cap: '这不是一份预警（CAP）文件' }])
  })

  it('is found at its address, or by the feed that leads to it; what is wrong is said at the field', async () => {
    const { id } = await relay(stage)
    const [document, feed] = ['https://cap.test/cap/a.xml', 'https://cap.test/cap/feed.atom']
    there.set(document, await documentOf(id))
    there.set(feed, (await text('/cap/feed.atom')).body as unknown as string)
    there.set('https://cap.test/', '<html xmlns="http://www.w3.org/1999/xhtml"/>')
    const fetched = (url: string) => stage.ok('streetStaff', 'fetchCap', { body: { url } })
    expect(await fetched(` ${document} `)).toMatchObject({ what: 'warning', warning: { reference: id } })
    const found = await fetched(feed)
    expect(found.what === 'feed' && found.entries.map(({ url }) => url)).toContain(`https://cap.test/cap/${id}.xml`)
    for (const [url, words] of [
      ['https://nobody.test/', '连不上这个网址'],
      ['https://cap.test/', '这不是一份预警（CAP）文件'],
      ['', '请填写网址'],
    ] as const) {
      const { status, body } = await stage.call('streetStaff', 'fetchCap', { body: { url } })
      expect([status, body.error.fields]).toEqual([400, { url: words }])
    }
    expect((await stage.call('worker', 'fetchCap', { body: { url: document } })).status).toBe(403)
  })

  it('is fetched only so often by one person', async () => {
    const statuses = new Set<number>()
    for (let n = 0; n < 31; n++)
      statuses.add((await stage.call('districtStaff', 'fetchCap', { body: { url: 'https://nobody.test/' } })).status)
    expect([...statuses]).toEqual([400, 429])
  })
})
