import { beforeEach, describe, expect, it } from 'vitest'
import { PHONES_A_DAY } from '../../../shared/households/limits.ts'
import { DAY } from '../../../shared/lifecycle.ts'
import { purposeTexts } from '../../../shared/privacy/purposes.ts'
import { building1, type PersonName, people } from '../../support/district.ts'
import { countsOf, enrol, personNow } from '../../support/households.ts'
import { address, anew, ask, codeOf, consistent, homesOf, PHONE, stage } from './scene.ts'

beforeEach(anew)

describe('a phone', () => {
  const match = (joinId: string, phone: string, keep = false, who: PersonName = 'newcomer') =>
    stage.call(who, 'matchJoin', { params: { joinId }, body: { phoneCode: `phone of ${phone}`, keep } })

  it('that the roster has verifies at once', async () => {
    const household = await enrol(stage, { ...address, room: 1001 }, ['13900000000', PHONE])
    const { id } = await ask('newcomer', { room: 1001, relation: 'owner' })
    const { body } = await match(id, PHONE)
    expect(body).toMatchObject({ matched: true, join: { state: 'verified' } })
    expect(await homesOf('newcomer')).toMatchObject([{ household, verified: true, relation: 'owner' }])
    expect(await personNow(stage, people.newcomer.id)).not.toHaveProperty('phone')
    await consistent(building1)
    expect(await countsOf(stage, building1)).toEqual({ households: 2, joined: 2, pushable: 0 })
  })

  it('alone makes nobody the owner of a household that has members: an owner or the staff confirm it', async () => {
    const household = await enrol(stage, { ...address, room: 1001 }, [PHONE])
    const first = await ask('newcomer', { room: 1001, relation: 'tenant' })
    expect((await match(first.id, PHONE)).body).toMatchObject({ matched: true })
    const second = await ask('unverified', { room: 1001, relation: 'owner' })
    const { body } = await match(second.id, PHONE, false, 'unverified')
    expect(body).toMatchObject({ matched: false, words: '没有核对上，社区会人工核实', join: { state: 'waiting' } })
    await stage.ok('worker', 'approveJoin', { params: { joinId: second.id }, body: {} })
    expect(await homesOf('unverified')).toContainEqual(
      expect.objectContaining({ household, verified: true, relation: 'owner' }),
    )
  })

  it('that is wrong, of another household, at no address, or tried too often, is answered alike', async () => {
    await enrol(stage, { ...address, room: 1001 }, [PHONE])
    await enrol(stage, { ...address, room: 1002 }, ['13900000002'])
    const [other, none, noPhones] = [
      await ask('newcomer', { room: 1002 }),
      await ask('unverified', { room: 1003 }),
      await ask('worker'),
    ]
    const answers = [await match(other.id, PHONE), await match(none.id, PHONE, false, 'unverified')]
    answers.push(await match(noPhones.id, PHONE, false, 'worker'))
    const plain = ({ status, body }: (typeof answers)[number]) => {
      const { id: _, household: _h, room: _r, name: _n, ...join } = body.join
      return { status, body: { ...body, join } }
    }
    expect(plain(answers[0] as never)).toEqual(plain(answers[1] as never))
    expect(plain(answers[0] as never)).toEqual(plain(answers[2] as never))
    expect(answers[0]?.body).toMatchObject({
      matched: false,
      words: '没有核对上，社区会人工核实',
      join: { state: 'waiting' },
    })
  })

  it('is tried a few times a day; at one address no more than ten times by anybody, which nobody is told', async () => {
    await enrol(stage, { ...address, room: 1001 }, [PHONE])
    const { id } = await ask('newcomer', { room: 1001 })
    for (let i = 0; i < PHONES_A_DAY; i++) expect((await match(id, '13700000000')).status).toBe(200)
    expect(await codeOf(match(id, PHONE))).toBe('tooMany')
    const second = await ask('unverified', { room: 1001 })
    for (let i = 0; i < 3; i++) await match(second.id, '13700000000', false, 'unverified')
    // The ten are over: the right phone is not compared any more.
    expect((await match(second.id, PHONE, false, 'unverified')).body).toMatchObject({ matched: false })
    stage.clock.pass(DAY)
    expect((await match(second.id, PHONE, false, 'unverified')).body).toMatchObject({ matched: true })
  })

  it('is kept, sealed, only by consent: matched or not', async () => {
    await enrol(stage, { ...address, room: 1001 }, [PHONE])
    const { id } = await ask('newcomer', { room: 1001 })
    await match(id, '13700000000', true)
    const person = await personNow(stage, people.newcomer.id)
    expect(person?.phone).toBeDefined()
    expect(person?.phone).not.toContain('1370000')
    expect(await stage.sealer.open(person?.phone ?? '', `phone#${people.newcomer.id}`)).toBe('13700000000')
    expect(person?.consents?.phone?.version).toBe(purposeTexts.phone.version)
    await match(id, PHONE, true)
    const after = await personNow(stage, people.newcomer.id)
    expect(await stage.sealer.open(after?.phone ?? '', `phone#${people.newcomer.id}`)).toBe(PHONE)
  })

  it('is never asked of WeChat for a child, or when it is settled', async () => {
    const { id } = await ask('newcomer', { child: true })
    expect(await codeOf(match(id, PHONE))).toBe('wrongState')
    const bad = await stage.call('newcomer', 'matchJoin', {
      params: { joinId: (await ask('worker')).id },
      body: { phoneCode: 'x', keep: false },
    })
    expect(bad.body.error.code).toBe('notFound')
    const mine = await ask('unverified')
    const refused = await stage.call('unverified', 'matchJoin', {
      params: { joinId: mine.id },
      body: { phoneCode: 'x', keep: false },
    })
    expect(refused.body.error).toMatchObject({ code: 'badInput', fields: { phoneCode: expect.any(String) } })
  })
})
