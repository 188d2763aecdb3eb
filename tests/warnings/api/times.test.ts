/** When a warning may begin and end: what ends in a century would stand above every page until then. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { HOUR } from '../../../shared/lifecycle.ts'
import { community } from '../../support/district.ts'
import { newKey } from '../../support/scenes.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { rainstorm, relay } from '../../support/warnings.ts'

const schema = readFileSync(new URL('../CAP-v1.2.xsd', import.meta.url), 'utf8')
let stage: Stage
beforeAll(async () => {
  stage = await makeStage()
})

const documentOf = async (id: string) =>
  (await stage.raw({ method: 'GET', path: `/cap/${id}.xml`, headers: {}, query: {} })).body as unknown as string

describe('the times of a warning', () => {
  const DAYS = 24 * HOUR
  const away = (milliseconds: number) => new Date(stage.clock.now() + milliseconds).toISOString()
  const faults = async (id: string) =>
    (await validateXML({ xml: [{ fileName: 'a.xml', contents: await documentOf(id) }], schema })).errors

  it.each([
    ['endsAt', '9999-12-31T23:00:00.000Z'],
    ['endsAt', '2126-11-22T10:00:00.000Z'],
    ['endsAt', '0000-01-01T00:00:00.000Z'],
    ['startsAt', '0000-01-01T00:00:00.000Z'],
    ['startsAt', '9999-12-31T23:00:00.000Z'],
    ['endsAt', 30 * DAYS + 1],
    ['startsAt', -30 * DAYS - 1],
    ['startsAt', 30 * DAYS + 1],
  ] as const)('%s at %s are refused there, of a first one as of an update', async (field, at) => {
    const moment = typeof at === 'number' ? away(at) : at
    const times = { ...rainstorm(stage), [field]: moment }
    const { id: warningId } = await relay(stage)
    for (const { status, body } of [
      await stage.call('communityStaff', 'relayWarning', { key: newKey(), body: { ...times, area: community } }),
      await stage.call('communityStaff', 'updateWarning', { key: newKey(), params: { warningId }, body: times }),
    ])
      expect([status, Object.keys(body.error.fields ?? {})]).toEqual([400, [field]])
  })

  it.each([
    [-30 * DAYS, 30 * DAYS],
    [-30 * DAYS, HOUR],
    [30 * DAYS - HOUR, 30 * DAYS],
  ])('from %s to %s milliseconds from now are taken, and the document keeps to the schema', async (start, end) => {
    const { id } = await relay(stage, { startsAt: away(start), endsAt: away(end) })
    expect(await faults(id)).toEqual([])
  })

  it('are prolonged by updates, however long ago it began', async () => {
    let last = await relay(stage, { endsAt: away(20 * DAYS) })
    for (let n = 0; n < 3; n++) {
      stage.clock.pass(15 * DAYS)
      const body = { ...rainstorm(stage), startsAt: last.startsAt, endsAt: away(20 * DAYS) }
      last = await stage.ok('communityStaff', 'updateWarning', { key: newKey(), params: { warningId: last.id }, body })
      expect(await faults(last.id)).toEqual([])
    }
  })

  it('are found out in a document that is pasted', async () => {
    const { id } = await relay(stage)
    const whole = await documentOf(id)
    const read = async (name: string, at: string, update = false) => {
      const cap = whole
        .replace(new RegExp(`<${name}>.*</${name}>`), `<${name}>${at}</${name}>`)
        .replace('>Alert<', update ? '>Update<' : '>Alert<')
      const { status, body } = await stage.call('communityStaff', 'readCap', { body: { cap } })
      return status === 200 ? 'read' : body.error.fields?.cap
    }
    expect(await read('expires', '9999-12-31T23:00:00+08:00')).toMatch(/^这份文件里的时间不对：结束时间最多/)
    expect(await read('expires', '9999-12-31T23:00:00-08:00')).toMatch(/^这份文件里的时间不对：年份/)
    expect(await read('expires', '0000-01-01T00:00:00+08:00')).toMatch(/^这份文件里的时间不对：年份/)
    expect(await read('onset', '0000-01-01T12:00:00+08:00')).toMatch(/^这份文件里的时间不对：开始时间不能早于/)
    expect(await read('onset', away(31 * DAYS))).toMatch(/^这份文件里的时间不对：开始时间最多/)
    expect(await read('onset', away(-31 * DAYS))).toMatch(/^这份文件里的时间不对：开始时间不能早于/)
    // What follows another may have begun long ago.
    expect(await read('onset', away(-31 * DAYS), true)).toBe('read')
    expect(await read('expires', away(30 * DAYS - HOUR))).toBe('read')
  })
})
