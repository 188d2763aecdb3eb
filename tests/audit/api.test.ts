import { beforeEach, describe, expect, it } from 'vitest'
import { AUDIT_KEPT, auditWrites } from '../../functions/http/audit.ts'
import { keys } from '../../functions/platform/table.ts'
import type { AuditEntry } from '../../shared/audit/contract.ts'
import { DAY, HOUR, MINUTE } from '../../shared/lifecycle.ts'
import type { Role } from '../../shared/roles/roles.ts'
import { lift } from '../support/cases.ts'
import { counting } from '../support/client.ts'
import {
  community,
  district,
  farCommunity,
  farGrid,
  grid1,
  grid2,
  type PersonName,
  people,
  signedInAt,
  street,
} from '../support/district.ts'
import { MORNING, makeStage, type Stage } from '../support/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
})

const idOf = (who: PersonName) => people[who].id
const codeOf = (answer: { body: { error?: { code: string } } }) => answer.body.error?.code
const grant = (by: PersonName, to: PersonName, role: Role, area: string) =>
  stage.ok(by, 'grantRole', { params: { person: idOf(to) }, body: { role, area } })
const revoke = (by: PersonName, from: PersonName, role: Role, area: string) =>
  stage.ok(by, 'revokeRole', { params: { person: idOf(from), role, area } })
const log = (who: PersonName, area: string, query: object = {}) =>
  stage.call(who, 'listAudit', { query: { area, ...query } })
const entries = async (who: PersonName, area: string, query: object = {}): Promise<AuditEntry[]> =>
  (await stage.ok(who, 'listAudit', { query: { area, ...query } })).items
const verify = async (person: string, from?: number) =>
  stage.ok('administrator', 'verifyAudit', { params: { person }, query: from ? { from } : {} })
/** Gives and takes a role so often that the log of the community's staff has that many entries. */
async function deeds(count: number, by: PersonName = 'communityStaff') {
  for (let i = 0; i < count; i++) {
    stage.clock.pass(MINUTE)
    await (i % 2 ? revoke : grant)(by, 'newcomer', 'gridWorker', grid1)
  }
}

describe('the log', () => {
  it('is shown to administrators and supervisors of the area, and to nobody else', async () => {
    for (const who of ['resident', 'worker', 'communityStaff', 'streetStaff', 'districtStaff', 'responder'] as const)
      expect(codeOf(await log(who, community)), who).toBe('notAllowed')
    for (const area of [farCommunity, district]) expect(codeOf(await log('supervisor', area))).toBe('notAllowed')
    expect((await log('supervisor', community)).status).toBe(200)
    expect((await log('administrator', farCommunity)).status).toBe(200)
    expect(codeOf(await log('administrator', `${grid1}001`))).toBe('badInput')
    const query = { area: community, from: '2026-03-02T00:00:00.000Z', to: '2026-03-01T00:00:00.000Z' }
    expect(codeOf(await stage.call('supervisor', 'listAudit', { query }))).toBe('badInput')
  })

  it('says who did what to whom, where, as what and when; newest first', async () => {
    await grant('communityStaff', 'newcomer', 'gridWorker', grid1)
    stage.clock.pass(MINUTE)
    await revoke('streetStaff', 'newcomer', 'gridWorker', grid1)
    const [second, first] = await entries('supervisor', community)
    expect(first).toMatchObject({
      seq: 1,
      at: new Date(MORNING).toISOString(),
      by: idOf('communityStaff'),
      byName: people.communityStaff.name,
      roles: [`communityStaff@${community}`],
      operation: 'grantRole',
      did: '授予身份',
      area: grid1,
      subject: idOf('newcomer'),
      subjectName: people.newcomer.name,
      what: 'gridWorker',
    })
    expect(second).toMatchObject({ operation: 'revokeRole', did: '撤销身份', by: idOf('streetStaff') })
  })

  it('shows a deed in the area where it was done and in those above, not beside them', async () => {
    await grant('administrator', 'newcomer', 'gridWorker', farGrid)
    for (const area of [farGrid, farCommunity, district])
      expect(
        (await entries('administrator', area)).map(({ operation }) => operation),
        area,
      ).toContain('grantRole')
    for (const area of [grid1, community, street])
      expect(
        (await entries('administrator', area)).map(({ operation }) => operation),
        area,
      ).not.toContain('grantRole')
  })

  it('holds that it was looked at, and for what', async () => {
    await entries('supervisor', community, { by: idOf('worker'), operation: 'getTicket' })
    stage.clock.pass(MINUTE)
    const [look] = await entries('supervisor', community)
    expect(look).toMatchObject({
      operation: 'listAudit',
      did: '查看审计日志',
      by: idOf('supervisor'),
      note: `by=${idOf('worker')} operation=getTicket`,
    })
  })

  it('is kept when what it tells of is refused: not at all', async () => {
    const refused = await stage.call('communityStaff', 'grantRole', {
      params: { person: idOf('newcomer') },
      body: { role: 'administrator', area: community },
    })
    expect(refused.status).toBe(403)
    expect(await entries('supervisor', community)).toEqual([])
  })

  it('holds a staff look at a ticket once an hour, and none of who filed it or of neighbours', async () => {
    const { id } = await stage.ok('resident', 'openTicket', { body: { ...lift, visibility: 'public' } })
    const params = { ticketId: id }
    for (const who of ['resident', 'neighbour', 'worker', 'worker', 'communityStaff'] as const)
      await stage.ok(who, 'getTicket', { params })
    const looks = async () =>
      (await entries('supervisor', community, { operation: 'getTicket', limit: 100 })).map(({ by }) => by)
    expect((await looks()).sort()).toEqual([idOf('worker'), idOf('communityStaff')].sort())
    stage.clock.pass(HOUR)
    await Promise.all(Array.from({ length: 5 }, () => stage.ok('worker', 'getTicket', { params })))
    expect((await looks()).filter((by) => by === idOf('worker'))).toHaveLength(2)
    const [entry] = await entries('supervisor', community, { subject: id })
    expect(entry).toMatchObject({ subject: idOf('resident'), what: id, did: '查看诉求' })
  })

  it('is read page by page to its end, each entry once', async () => {
    await deeds(25)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await stage.ok('administrator', 'listAudit', {
        query: { area: community, limit: 7, operation: 'grantRole', ...(cursor ? { cursor } : {}) },
      })
      seen.push(...page.items.map(({ at }) => at))
      cursor = page.cursor
    } while (cursor)
    expect(seen).toHaveLength(13)
    expect(seen).toEqual(seen.toSorted().reverse())
    expect(new Set(seen).size).toBe(13)
  })

  it('is filtered by who, what, whom and when', async () => {
    await deeds(4)
    await grant('streetStaff', 'resident', 'volunteerLead', community)
    const from = new Date(MORNING + 2 * MINUTE).toISOString()
    const to = new Date(MORNING + 4 * MINUTE).toISOString()
    const found = async (query: object) => (await entries('administrator', street, query)).length
    expect(await found({ by: idOf('streetStaff') })).toBe(1)
    expect(await found({ operation: 'revokeRole' })).toBe(2)
    expect(await found({ subject: idOf('resident') })).toBe(1)
    expect(
      (await entries('administrator', community, { from, to, by: idOf('communityStaff') })).map(({ at }) => at),
    ).toEqual([new Date(MORNING + 3 * MINUTE).toISOString(), from])
    expect(await found({ operation: 'nothingLikeThis' })).toBe(0)
    for (const query of [
      { by: 'nobody' },
      { operation: 'a b' },
      { subject: '1' },
      { limit: 101 },
      { from: 'yesterday' },
    ])
      expect(codeOf(await log('administrator', street, query)), JSON.stringify(query)).toBe('badInput')
    const { cursor } = await stage.ok('administrator', 'listAudit', { query: { area: street, limit: 1 } })
    expect(codeOf(await log('administrator', community, { cursor }))).toBe('badCursor')
    expect(codeOf(await log('administrator', street, { cursor, from }))).toBe('badCursor')
  })

  it('costs three requests and a look, however much there is, when nothing is looked for', async () => {
    await deeds(30)
    const count = counting(stage.client)
    await stage.ok('supervisor', 'listAudit', { query: { area: community, limit: 10 } })
    count.stop()
    expect(count.counts).toEqual({
      BatchGetItemCommand: 1,
      QueryCommand: 1,
      GetItemCommand: 1,
      TransactWriteItemsCommand: 1,
    })
    const searching = counting(stage.client)
    await stage.ok('supervisor', 'listAudit', { query: { area: community, operation: 'nothingLikeThis' } })
    searching.stop()
    expect(searching.counts.QueryCommand).toBeLessThanOrEqual(5)
  })
})

describe('what ten requests of one person at once do', () => {
  it('is all done, and each has its entry in one whole chain', async () => {
    const targets: PersonName[] = [
      'newcomer',
      'resident',
      'neighbour',
      'unverified',
      'farResident',
      'otherWorker',
      'worker',
      'responder',
      'propertyManager',
      'farWorker',
    ]
    await Promise.all(targets.map((to) => grant('communityStaff', to, 'volunteerLead', community)))
    const report = await verify(idOf('communityStaff'))
    expect(report).toMatchObject({ whole: true, checked: 10, from: 1, to: 10 })
    const done = await entries('supervisor', community, { operation: 'grantRole', limit: 100 })
    expect(new Set(done.map(({ subject }) => subject))).toEqual(new Set(targets.map(idOf)))
  })
})

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
