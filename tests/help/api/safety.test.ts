import { beforeEach, describe, expect, it } from 'vitest'
import { changePerson, parsePerson } from '../../../functions/people/actor.ts'
import { keys } from '../../../functions/platform/table.ts'
import { DAY, MINUTE } from '../../../shared/lifecycle.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { callAs, crowdOf, gather } from '../../support/crowd.ts'
import { community, people } from '../../support/district.ts'
import { asking, seededHelp, storedHelpOf } from '../../support/help.ts'
import { lookedAt } from '../../support/points.ts'
import { anew, at, checker, nothingFailed, seen, stage } from './scene.ts'

beforeEach(anew)

describe('keeping it safe', () => {
  it('what is risky, or could not be checked, is seen by staff first', async () => {
    const risky = await stage.ok('resident', 'openHelp', { body: asking(stage, { words: '违规词 帮忙' }) })
    expect(risky.heldBack).toBe('risky')
    checker.down = true
    const unchecked = await stage.ok('resident', 'openHelp', { body: asking(stage) })
    expect(unchecked.heldBack).toBe('unchecked')
    expect((await stage.ok('neighbour', 'listNearHelp')).items).toEqual([])
    expect((await stage.call('neighbour', 'getHelp', { params: { helpId: risky.id } })).status).toBe(404)
    checker.down = false
    stage.clock.pass(MINUTE)
    await nothingFailed()
    await stage.ok('worker', 'showHelp', { params: { helpId: risky.id } })
    expect((await stage.ok('neighbour', 'listNearHelp')).items.map(({ id }) => id).sort()).toEqual(
      [risky.id, unchecked.id].sort(),
    )
  })

  it('photos are seen by nobody but who took them before WeChat has passed them, who comes and staff neither', async () => {
    const photo = await lookedAt(stage, 'resident')
    const { id: helpId } = await stage.ok('resident', 'openHelp', { body: asking(stage, { photos: [photo] }) })
    const counts = async () => {
      const all = await Promise.all((['resident', 'neighbour', 'worker'] as const).map((who) => seen(who, helpId)))
      return all.map(({ photos, photoCount }) => [photos.length, photoCount])
    }
    const others = [
      [0, 0],
      [0, 0],
    ]
    expect(await counts()).toEqual([[1, 1], ...others])
    await stage.ok('neighbour', 'offerHelp', { params: { helpId }, body: {} })
    expect([await counts(), (await seen('neighbour', helpId)).parties]).toEqual([[[1, 1], ...others], ['helper']])
    const { judgeHelpPhoto } = await import('../../../functions/help/check-later.ts')
    const moderation = { table: grantedTable('moderation', stage.table) }
    await judgeHelpPhoto(moderation, checker.photos.at(-1)?.trace ?? '', { suggest: 'pass', label: 100 })
    expect(await counts()).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ])
  })

  it('a reason is checked as other words are; where it can’t be, it is not shown, and holds up nobody', async () => {
    const helpId = await seededHelp(stage)
    const params = { helpId }
    const reasons = async () => (await seen('resident', helpId)).timeline.flatMap(({ text }) => text ?? [])
    await stage.ok('neighbour', 'offerHelp', { params, body: {} })
    const refused = { params, body: { reason: '违规词' } }
    expect((await stage.call('neighbour', 'stepBackFromHelp', refused)).body.error.fields.reason).toMatch('没有通过')
    expect((await stage.call('resident', 'cancelHelp', refused)).body.error.fields.reason).toMatch('没有通过')
    await stage.ok('neighbour', 'stepBackFromHelp', { params, body: { reason: '临时有事' } })
    checker.down = true
    await stage.ok('resident', 'cancelHelp', { params, body: { reason: '不用了' } })
    expect(await reasons()).toEqual(['临时有事', '（原因没能检查，所以没有显示）'])
  })

  it('three households that report it hide it, one household counts once', async () => {
    const crowd = crowdOf(2)
    await gather(stage, crowd)
    const helpId = await seededHelp(stage)
    const report = { params: { helpId }, body: { reason: '像是广告' } }
    await stage.ok('neighbour', 'reportHelp', report)
    await stage.ok('neighbour', 'reportHelp', report)
    await callAs(stage, crowd[0]?.id ?? '', 'reportHelp', report)
    expect((await storedHelpOf(stage, helpId)).card.heldBack).toBeUndefined()
    await callAs(stage, crowd[1]?.id ?? '', 'reportHelp', report)
    expect((await stage.ok('worker', 'listHelpQueue')).items).toMatchObject([{ id: helpId, heldBack: 'reported' }])
    expect((await stage.ok('neighbour', 'listNearHelp')).items).toEqual([])
  })

  it('wants to know of who is looked after whether it is a child, somebody elderly, or neither', async () => {
    const open = (more: object) => stage.call('resident', 'openHelp', { body: asking(stage, more) })
    expect((await open({ kind: 'lookAfter' })).body.error).toMatchObject({
      code: 'badInput',
      fields: { care: '请选照看谁：老人、孩子，还是都不是' },
    })
    const cared = async (more: object) => {
      const { status, body } = await open(more)
      return [status, body.care]
    }
    expect(await cared({ kind: 'lookAfter', care: 'neither' })).toEqual([201, undefined])
    expect(await cared({ kind: 'lookAfter', care: 'child' })).toEqual([201, 'child'])
    expect(await cared({ kind: 'errand' })).toEqual([201, undefined])
  })

  it('what is delicate is only for those whom staff know, where they so decided', async () => {
    const helpId = await seededHelp(stage, { kind: 'lookAfter', care: 'child', wanted: 2 })
    const params = { helpId }
    await stage.ok('communityStaff', 'setVetting', { body: { community, required: true } })
    expect((await seen('neighbour', helpId)).mayNotOffer).toContain('核实')
    expect((await stage.call('neighbour', 'offerHelp', { params, body: {} })).status).toBe(403)
    const body = { community, person: people.neighbour.id, vetted: true }
    expect(
      (await stage.call('communityStaff', 'vetHelper', { body: { ...body, person: people.farResident.id } })).status,
    ).toBe(404)
    await stage.ok('communityStaff', 'vetHelper', { body })
    expect((await stage.ok('neighbour', 'offerHelp', { params, body: {} })).outcome).toBe('accepted')
    expect((await stage.ok('communityStaff', 'getVetting', { query: { community } })).people).toMatchObject([
      { person: people.neighbour.id },
    ])
  })

  it('accepts only who may still come: staff decided anew, or they moved away, since they offered', async () => {
    const params = { helpId: await seededHelp(stage, { kind: 'ride', care: 'child', choose: 'pick', wanted: 2 }) }
    await stage.ok('neighbour', 'offerHelp', { params, body: {} })
    const accept = () => stage.call('resident', 'acceptOffer', { params, body: { helper: people.neighbour.id } })
    const why = async () => (await accept()).body.error.fields.helper
    const vet = (vetted: boolean) =>
      stage.ok('communityStaff', 'vetHelper', { body: { community, person: people.neighbour.id, vetted } })
    await stage.ok('communityStaff', 'setVetting', { body: { community, required: true } })
    expect(await why()).toContain('核实')
    await vet(true)
    const person = parsePerson((await stage.table.read([keys.person(people.neighbour.id)]))[0])
    if (!person) throw new Error('There is no neighbour')
    await stage.table.write([changePerson(person, { homes: [] })])
    expect(await why()).toContain('不住在附近')
    await stage.table.write([changePerson({ ...person, version: person.version + 1 }, { homes: person.homes })])
    await vet(false)
    expect(await why()).toContain('核实')
    await vet(true)
    expect((await accept()).body).toMatchObject({ accepted: 1 })
  })

  it('has so many requests a day, asks about what looks personal, and wants times that lie ahead', async () => {
    const refusal = async (body: object) => {
      const answer = await stage.call('resident', 'openHelp', { body: { ...asking(stage), ...body } })
      const error = answer.body.error
      return error?.code === 'tooMany' ? error.fields : error?.code
    }
    expect(await refusal({ words: '请打 13812345678' })).toBe('sensitive')
    expect(await refusal({ until: at(-1) })).toBe('badInput')
    expect(await refusal({ until: at(31 * DAY) })).toBe('badInput')
    expect(await refusal({ weekly: true })).toBe('badInput')
    for (let i = 0; i < 10; i++) expect(await refusal({ words: '我妈摔倒了' })).toBeUndefined()
    expect(await refusal({})).toEqual({ words: '一天最多请邻居帮忙 10 次，请明天再发' })
    expect((await stage.ok('resident', 'listMyHelp')).items.every(({ danger }) => danger)).toBe(true)
  })
})
