import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { keys } from '../../functions/platform/table.ts'
import { HOUR } from '../../shared/lifecycle.ts'
import { building1, community, district, farCommunity, street } from '../support/district.ts'
import { makeStage, type Stage } from '../support/stage.ts'
import { rainstorm, relay } from '../support/warnings.ts'

const schema = readFileSync(new URL('CAP-v1.2.xsd', import.meta.url), 'utf8')
let stage: Stage
beforeAll(async () => {
  stage = await makeStage()
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
    expect(delivery).toMatchObject({ targets: [community], message: { from: '武汉市气象台', kind: '橙色预警' } })
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
    expect(items.map(({ id, state }) => [id, state])).toEqual([
      [cancel.id, 'standing'],
      [update.id, 'cancelled'],
      [first.id, 'updated'],
    ])
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

  it('is over when its time is', async () => {
    const { id } = await relay(stage)
    stage.clock.pass(13 * HOUR)
    expect(await mine('resident')).not.toContain(id)
  })

  it('that nobody relayed is not there', async () => {
    expect((await text(`/cap/wrn_${'0'.repeat(26)}.xml`)).status).toBe(404)
    expect((await text('/cap/wrn_1.xml')).status).toBe(400)
  })
})

describe('a document that is pasted', () => {
  it('fills in what is to be relayed', async () => {
    const { id } = await relay(stage)
    const { body: document } = await text(`/cap/${id}.xml`)
    const read = await stage.ok('communityStaff', 'readCap', { body: { cap: document } })
    const { startsAt: _s, endsAt: _e, ...said } = rainstorm(stage)
    expect(read).toMatchObject({ ...said, reference: id, message: 'alert', test: true })
    const answer = await stage.call('communityStaff', 'readCap', { body: { cap: '<rss/>' } })
    expect([answer.status, answer.body.error.fields]).toEqual([400, { cap: '这不是一份预警（CAP）文件' }])
  })
})
