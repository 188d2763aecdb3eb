import { beforeEach, describe, expect, it } from 'vitest'
import { insideOf } from '../../../functions/households/inside.ts'
import { CHILDREN_MAX } from '../../../shared/households/limits.ts'
import { building1, type PersonName, people } from '../../support/district.ts'
import { anew, ask, codeOf, consent, consistent, home, homesOf, stage } from './scene.ts'

beforeEach(anew)

describe('a child under 14', () => {
  it('is never approved by staff alone; an adult member answers for them, who agreed to it', async () => {
    const { id } = await ask('newcomer', { child: true })
    const params = { joinId: id }
    expect(await codeOf(stage.call('worker', 'approveJoin', { params, body: {} }))).toBe('wrongState')
    expect(await codeOf(stage.call('resident', 'vouchJoin', { params }))).toBe('consentNeeded')
    await consent('resident', 'child')
    await stage.ok('resident', 'vouchJoin', { params })
    const { members } = await stage.ok('resident', 'getHousehold', { params: { household: home } })
    expect(members.find(({ child }) => child)).toMatchObject({
      personId: people.newcomer.id,
      guardian: people.resident.id,
    })
    // Who speaks in a channel is judged by the home alone.
    const [own] = (await stage.ok('newcomer', 'getMe')).homes
    expect(own).toMatchObject({ verified: true, child: true, since: expect.any(String) })
    for (const operation of ['inviteMember'] as const)
      expect(await codeOf(stage.call('newcomer', operation, { params: { household: home }, body: {} }))).toBe(
        'notAllowed',
      )
    const other = await ask('unverified')
    expect(await codeOf(stage.call('newcomer', 'vouchJoin', { params: { joinId: other.id } }))).toBe('notAllowed')
  })

  it('is invited as one, and is family', async () => {
    const params = { household: home }
    expect(await codeOf(stage.call('resident', 'inviteMember', { params, body: { child: true } }))).toBe(
      'consentNeeded',
    )
    await consent('resident', 'child')
    const { code, child } = await stage.ok('resident', 'inviteMember', { params, body: { child: true } })
    const joined = await stage.ok('newcomer', 'acceptInvitation', { params: { code }, body: { relation: 'owner' } })
    expect([child, joined]).toMatchObject([true, { child: true, relation: 'family', state: 'verified' }])
    expect((await stage.ok('newcomer', 'getMe')).homes[0]).toMatchObject({ verified: true, child: true })
  })

  it('is not let in by an invitation that was not for a child', async () => {
    await ask('newcomer', { child: true })
    const { code } = await stage.ok('resident', 'inviteMember', { params: { household: home }, body: {} })
    const { body } = await stage.call('newcomer', 'acceptInvitation', {
      params: { code },
      body: { relation: 'family' },
    })
    expect(body.error.fields).toEqual({ code: '请让家人生成孩子用的邀请码' })
  })

  it('waits again when the guardian leaves, where the staff see it, until another adult answers', async () => {
    const grandparent = await ask('unverified')
    await stage.ok('resident', 'vouchJoin', { params: { joinId: grandparent.id } })
    await consent('resident', 'child')
    const { id } = await ask('newcomer', { child: true })
    await stage.ok('resident', 'vouchJoin', { params: { joinId: id } })
    await stage.ok('resident', 'leaveHousehold', { params: { household: home } })
    await consistent(building1)
    expect(await homesOf('newcomer')).toMatchObject([{ household: home, verified: false }])
    expect((await stage.ok('worker', 'listJoinQueue', { query: {} })).items).toMatchObject([
      { id, child: true, state: 'waiting' },
    ])
    await consent('unverified', 'child')
    await stage.ok('unverified', 'vouchJoin', { params: { joinId: id } })
    expect(await homesOf('newcomer')).toMatchObject([{ verified: true }])
    await consistent(building1)
  })

  describe('more than one guardian may answer for', () => {
    const many: PersonName[] = [
      'newcomer',
      'worker',
      'otherWorker',
      'farWorker',
      'communityStaff',
      'farCommunityStaff',
      'farStreetStaff',
      'responder',
    ]
    /** What each was answered, made again for who was only in another's way. */
    const settled = async (call: (who: PersonName, i: number) => Promise<string | undefined>) => {
      const answers = await Promise.all(many.map(call))
      for (const [i, who] of many.entries()) if (answers[i] === 'changedMeanwhile') answers[i] = await call(who, i)
      return answers
    }
    const guarded = async () =>
      (await insideOf(stage.table, home)).members.filter(({ guardian }) => guardian === people.resident.id)

    it('are not let in by invitations that are all taken up at once', async () => {
      await consent('resident', 'child')
      const codes: string[] = []
      for (const _ of many)
        codes.push(
          (await stage.ok('resident', 'inviteMember', { params: { household: home }, body: { child: true } })).code,
        )
      const answers = await settled((who, i) =>
        codeOf(stage.call(who, 'acceptInvitation', { params: { code: codes[i] ?? '' }, body: { relation: 'family' } })),
      )
      expect(answers.filter((code) => code === undefined)).toHaveLength(CHILDREN_MAX)
      expect(answers.filter((code) => code === 'limitReached')).toHaveLength(many.length - CHILDREN_MAX)
      expect(await guarded()).toHaveLength(CHILDREN_MAX)
      await consistent(building1)
    })

    it('are not vouched for at once', async () => {
      await consent('resident', 'child')
      const joins: string[] = []
      for (const who of many) joins.push((await ask(who, { child: true })).id)
      const answers = await settled((_, i) =>
        codeOf(stage.call('resident', 'vouchJoin', { params: { joinId: joins[i] ?? '' } })),
      )
      expect(answers.filter((code) => code === undefined)).toHaveLength(CHILDREN_MAX)
      expect(await guarded()).toHaveLength(CHILDREN_MAX)
      await consistent(building1)
    })
  })
})
