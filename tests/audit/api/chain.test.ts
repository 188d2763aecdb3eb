import { beforeEach, describe, expect, it } from 'vitest'
import { AUDIT_KEPT, auditWrites } from '../../../functions/http/audit.ts'
import { keys } from '../../../functions/platform/table.ts'
import { DAY } from '../../../shared/lifecycle.ts'
import {
  community,
  district,
  farGrid,
  grid1,
  grid2,
  type PersonName,
  people,
  signedInAt,
} from '../../support/district.ts'
import { anew, codeOf, deeds, grant, idOf, revoke, stage, verify } from './scene.ts'

beforeEach(anew)

describe('a chain', () => {
  const staff = people.communityStaff.id
  const entryAt = (seq: number) => keys.entry(keys.auditHead(staff), seq)
  const change = (seq: number, set: Record<string, unknown>) =>
    stage.table.write([{ update: entryAt(seq), changes: { set } }])

  it('is verified for administrators and supervisors alone', async () => {
    for (const who of ['communityStaff', 'worker', 'resident', 'districtStaff'] as const)
      expect(codeOf(await stage.call(who, 'verifyAudit', { params: { person: staff } })), who).toBe('notAllowed')
    expect(await verify(staff)).toEqual({ person: staff, checked: 0, whole: true })
  })

  it('is verified where its person serves or did something, and is like none elsewhere', async () => {
    const ask = async (who: PersonName, person: string) => {
      const { status, body } = await stage.call(who, 'verifyAudit', { params: { person } })
      return status === 200 ? body.checked : body.error.code
    }
    expect(await ask('supervisor', `per_${'9'.repeat(26)}`)).toBe('notFound')
    for (const who of ['resident', 'farWorker', 'farCommunityStaff', 'farStreetStaff', 'administrator'] as const)
      expect(await ask('supervisor', idOf(who)), who).toBe('notFound')
    for (const who of ['worker', 'communityStaff', 'streetStaff', 'supervisor'] as const)
      expect(await ask('supervisor', idOf(who)), who).toBe(0)
    await grant('administrator', 'newcomer', 'gridWorker', farGrid)
    expect(await ask('supervisor', idOf('administrator'))).toBe('notFound')
    await grant('administrator', 'newcomer', 'gridWorker', grid1)
    expect(await ask('supervisor', idOf('administrator'))).toBe(2)
  })

  it('can still be verified when its person serves there no more, and when the account is gone', async () => {
    await deeds(2)
    await revoke('streetStaff', 'communityStaff', 'communityStaff', community)
    expect(await verify(staff)).toMatchObject({ checked: 2, whole: true })
    await stage.table.write([{ remove: keys.person(staff) }])
    expect(await verify(staff)).toMatchObject({ checked: 2, whole: true })
  })

  it('is whole as it was written', async () => {
    await deeds(6)
    const report = await verify(staff)
    expect(report).toMatchObject({ person: staff, checked: 6, from: 1, to: 6, whole: true })
    const [item] = await stage.table.read([keys.auditHead(staff)])
    expect(report.lastHash).toBe(item?.hash)
    expect(await verify(staff, 4)).toMatchObject({ checked: 3, from: 4, to: 6, whole: true })
    expect(await verify(staff, 7)).toMatchObject({ checked: 0, whole: true })
  })

  it.each([
    ['a word changed', () => change(3, { 'card.area': district }), 3],
    ['another person named', () => change(4, { 'card.subject': people.resident.id }), 4],
    ['an entry taken out', () => stage.table.write([{ remove: entryAt(3) }]), 4],
    ['the last one taken out', () => stage.table.write([{ remove: entryAt(6) }]), 6],
    ['the first ones taken out', () => stage.table.write([{ remove: entryAt(1) }, { remove: entryAt(2) }]), 3],
    ['its end taken out', () => stage.table.write([{ remove: keys.auditHead(staff) }]), 1],
    ['its end set back', () => stage.table.write([{ update: keys.auditHead(staff), changes: { set: { seq: 5 } } }]), 6],
  ] as const)('shows %s', async (_, tamper, seq) => {
    await deeds(6)
    await tamper()
    expect(await verify(staff)).toMatchObject({ whole: false, brokenAt: seq })
  })

  it('goes on after what is forgotten, whether the table has come to delete it or not', async () => {
    const later = async (time: number) => {
      stage.clock.pass(time)
      const signedIn = [staff, idOf('administrator')].map((person) => signedInAt(person, stage.clock.now()))
      await stage.table.write(signedIn)
    }
    await deeds(4)
    await later(200 * DAY)
    await deeds(2)
    await later(AUDIT_KEPT - 100 * DAY)
    await deeds(1)
    expect(await verify(staff)).toMatchObject({ whole: true, checked: 3, from: 5, to: 7 })
    await stage.table.write([1, 2, 3, 4].map((seq) => ({ remove: entryAt(seq) })))
    expect(await verify(staff)).toMatchObject({ whole: true, checked: 3, from: 5, to: 7 })
    await stage.table.write([{ remove: entryAt(5) }])
    expect(await verify(staff)).toMatchObject({ whole: false, brokenAt: 6 })
  })

  it('is proved a part at a time when it is long', async () => {
    await deeds(1)
    const [head] = await stage.table.read([keys.auditHead(staff)])
    expect(head?.seq).toBe(1)
    let found = head
    for (let written = 1; written < 2100; ) {
      const batch = []
      for (let i = 0; i < 50; i++, written++) {
        const [end, entry] = auditWrites(people.communityStaff, 'getTicket', { area: grid2 }, found, stage.clock.now())
        if (!end || !('put' in end) || !entry) throw new Error('No entry')
        found = end.put
        batch.push(entry)
      }
      await stage.table.write(batch)
    }
    if (found) await stage.table.write([{ put: { ...keys.auditHead(staff), ...found } }])
    const first = await verify(staff)
    expect(first).toMatchObject({ whole: true, checked: 2000, from: 1, to: 2000, next: 2001 })
    const rest = await verify(staff, first.next)
    expect(rest).toMatchObject({ whole: true, from: 2001, lastHash: found?.hash })
    expect(rest.next).toBeUndefined()
    await change(2000, { 'card.note': 'x' })
    expect(await verify(staff)).toMatchObject({ whole: false, brokenAt: 2000, next: 2001 })
  })
})
