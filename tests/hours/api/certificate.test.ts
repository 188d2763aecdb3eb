import { beforeEach, describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../../../shared/lifecycle.ts'
import { community, type PersonName } from '../../support/district.ts'
import { certify, earn, earnedId } from '../../support/hours.ts'
import { readPdf } from '../../support/pdf.ts'
import { readCode } from '../../support/read-code.ts'
import { anew, bucket, stage } from './scene.ts'

beforeEach(anew)

describe('a certificate', () => {
  const verify = (code: string) => stage.call({}, 'verifyCertificate', { params: { code } })

  it('is a PDF that says what was served, with a code that leads to where anyone verifies it', async () => {
    await earn(stage, 'resident', 150)
    await earn(stage, 'resident', 30, { kind: 'help', what: '陪诊' })
    const made = await certify(stage, 'resident')
    expect(made).toMatchObject({ name: '演示居民 甲', minutes: 180, times: 2, communityName: '大江园社区' })
    const { url } = await stage.ok('resident', 'getCertificateFile', { params: { certificateId: made.id } })
    expect(url).toMatch(/certificates\/[\w-]{27}\.pdf$/)
    const [file] = [...bucket.objects.values()]
    const { title, pages } = await readPdf(file ?? new Uint8Array())
    expect([title, pages.length]).toEqual(['志愿服务时长证明', 1])
    const text = (pages[0]?.text ?? '').replaceAll(/\s/g, '')
    for (const words of ['演示居民甲', '2026年3月', '3小时', '共2次服务', '大江园社区', '2026-03-02', made.code])
      expect(text).toContain(words.replaceAll(/\s/g, ''))
    const picture = (await pages[0]?.picture(150)) ?? new Uint8Array()
    expect(await readCode(picture, 0.6, 1)).toBe(`https://app.test/#/hours/verify/index?code=${made.code}`)
  })

  it('is verified by a stranger, who sees no whole name', async () => {
    await earn(stage, 'resident', 150)
    const { code, issuedAt } = await certify(stage, 'resident')
    const seen = await verify(code.replace('-', '').toLowerCase())
    expect(seen.body).toEqual({
      name: '演**',
      first: '2026-03',
      last: '2026-03',
      minutes: 150,
      times: 1,
      communityName: '大江园社区',
      issuedAt,
    })
  })

  it('says when something of its period was corrected after it was issued, and nothing of other corrections', async () => {
    const before = await earn(stage, 'resident', 60)
    const within = await earn(stage, 'resident', 90)
    const correct = (moveId: string) =>
      stage.ok('communityStaff', 'correctMove', {
        params: { area: community, moveId },
        body: { minutes: 10, reason: '多记了' },
      })
    await correct(earnedId(before))
    stage.clock.pass(HOUR)
    const first = await certify(stage, 'resident')
    expect(first.minutes).toBe(140)
    stage.clock.pass(40 * DAY)
    const later = await earn(stage, 'resident', 60)
    await correct(earnedId(later))
    expect((await verify(first.code)).body).not.toHaveProperty('correctedAt')
    await correct(earnedId(within))
    stage.clock.pass(HOUR)
    await correct(earnedId(before))
    const at = new Date(stage.clock.now()).toISOString()
    expect((await verify(first.code)).body).toMatchObject({ minutes: 140, correctedAt: at })
  })

  it('cannot be found by trying: unknown and wrong look the same, and after twenty none is answered', async () => {
    await earn(stage, 'resident', 60)
    const { code } = await certify(stage, 'resident')
    const [unknown, near] = [
      await verify('ZZZZZ-ZZZZZ'),
      await verify(`${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`),
    ]
    expect([unknown.status, unknown.body]).toEqual([404, near.body])
    expect(unknown.body.error.code).toBe('certificateUnknown')
    expect((await verify(code)).status).toBe(200)
    for (let i = 0; i < 18; i++) await verify('ZZZZZ-ZZZZZ')
    expect((await verify(code)).body.error.code).toBe('tooMany')
    stage.clock.pass(HOUR)
    expect((await verify(code)).status).toBe(200)
  })

  it('is made of what was done in months that were, by whom a community knows, and is nobody else’s', async () => {
    const ask = (who: PersonName, first: string, last: string) =>
      stage.call(who, 'requestCertificate', { body: { first, last } })
    expect((await ask('resident', '2026-03', '2026-03')).body.error.fields).toEqual({ first: '这段时间还没有服务时长' })
    expect((await ask('resident', '2026-03', '2026-04')).body.error.fields).toHaveProperty('last')
    expect((await ask('resident', '2026-03', '2026-02')).body.error.fields).toHaveProperty('last')
    expect((await ask('resident', '2020-01', '2026-03')).body.error.fields).toHaveProperty('first')
    await earn(stage, 'newcomer', 60)
    expect((await ask('newcomer', '2026-03', '2026-03')).body.error.fields).toEqual({
      first: '核实住处之后才能由社区开证明',
    })
    await earn(stage, 'resident', 60)
    const { id: certificateId } = await certify(stage, 'resident', 'masked')
    const other = await stage.call('neighbour', 'getCertificateFile', { params: { certificateId } })
    expect(other.body.error.code).toBe('notFound')
    expect((await stage.ok('resident', 'listCertificates')).items.map(({ name }) => name)).toEqual(['演**'])
  })
})
