import { beforeAll, describe, expect, it } from 'vitest'
import { memoryBucket } from '../../support/bucket.ts'
import { people } from '../../support/district.ts'
import { everything, id, kept, kindOf, live, private_, who } from '../../support/lives.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { fakeWechat } from '../../support/wechat.ts'

/** Which section of the copy shows each kind of item that names a person; `passing`: held for a moment, and said so. */
const shownIn: Record<string, string> = {
  'PERSON PERSON': 'person',
  'OPENID OPENID': 'person',
  'PERSON SESSION': 'session',
  'PERSON CONSENT': 'consent',
  'PERSON LOOK': 'look',
  'PERSON CONTACTS': 'contacts',
  'PERSON CARE': 'care',
  'PERSON KEEPS': 'care',
  'PERSON CHARGE': 'charge',
  'PERSON CREDITS': 'message',
  'PERSON NOTICED': 'notice',
  'PERSON READING': 'marks',
  'PERSON MENTIONED': 'mention',
  'PERSON ALERTING': 'alert',
  'ALERT ALERT': 'alert',
  'ALERT ENTRY': 'alert',
  'ALERT WITNESS': 'witness',
  'ALERT TOLD': 'told',
  'SKILLED PERSON': 'skilled',
  'HOUSEHOLD MEMBER': 'home',
  'HOUSEHOLDS JOINED': 'home',
  'HOUSEHOLD WAITING': 'home',
  'HOUSEHOLD DEPENDANT': 'dependant',
  'JOIN JOIN': 'join',
  'JOIN ENTRY': 'join',
  'TICKET TICKET': 'ticket',
  'TICKET ENTRY': 'ticket',
  'TICKET SUPPORT': 'support',
  'POST POST': 'post',
  'POST ENTRY': 'post',
  'POST REACTION': 'reaction',
  'CHANNEL LOG': 'post',
  'THREAD LOG': 'post',
  'WISH CLAIMED': 'wish',
  'WISH ENTRY': 'wish',
  'WISH REPORT': 'wishReport',
  'HOLDING HOLDING': 'holding',
  'HOLDING ENTRY': 'holding',
  'SERVICEPOST HELD': 'holding',
  'REQUEST REQUEST': 'request',
  'REQUEST ENTRY': 'request',
  'SERVES volunteerLead': 'role',
  'AUDIT HEAD': 'deed',
  'AUDIT ENTRY': 'deed',
  'IDEMPOTENCY IDEMPOTENCY': 'passing',
  'LIMIT WINDOW': 'passing',
  'SOCKET SOCKET': 'passing',
  'TOPIC SOCKET': 'passing',
  'PHOTO PHOTO': 'passing',
}

let stage: Stage
beforeAll(async () => {
  stage = await makeStage({ wechat: fakeWechat, bucket: memoryBucket() })
  await live(stage)
  await stage.ok(who, 'requestPhoto', { body: { type: 'image/jpeg', bytes: 1000 } })
})

describe('the copy of what is held of me', () => {
  it('shows every kind of item that names me', async () => {
    const { sections } = await stage.ok(who, 'getMyData')
    const naming = (await everything(stage)).filter((item) => JSON.stringify(item).includes(id))
    const kinds = [...new Set(naming.map(kindOf))].sort()
    for (const kind of kinds) {
      const section = sections.find((each) => each.kind === shownIn[kind])
      expect(section, `no section shows ${kind}`).toBeDefined()
      if (section?.kind !== 'passing') expect(section?.items.length, kind).toBeGreaterThan(0)
    }
    // What others did about me stands in their audit log, by my id alone.
    expect(kinds).toEqual(Object.keys(shownIn).sort())
  })

  it('says all of it in words, opened', async () => {
    const copy = await stage.ok(who, 'getMyData')
    const said = JSON.stringify(copy)
    for (const word of [...Object.values(private_), ...Object.values(kept), id, people[who].openid])
      expect(said, word).toContain(word)
    for (const { title, why } of copy.sections) expect(title.length * why.length).toBeGreaterThan(10)
  })

  it("says nothing of anybody else's", async () => {
    const said = JSON.stringify(await stage.ok('farResident', 'getMyData'))
    for (const word of Object.values(private_)) expect(said).not.toContain(word)
    expect(JSON.stringify(await stage.ok(who, 'getMyData'))).not.toContain(people.resident.openid)
  })
})

describe('looks', () => {
  it('are told with role and masked name, page by page, to nobody else', async () => {
    const first = await stage.ok(who, 'listLooks', { query: { limit: 1 } })
    const cursor = first.cursor ?? ''
    const rest = await stage.ok(who, 'listLooks', { query: { cursor } })
    const all = [...first.items, ...rest.items]
    expect(all.map((look) => `${look.who} ${look.what}`).sort()).toEqual([
      '网格员 演** 您的求助',
      '网格员 演** 您的照护信息',
      '网格员 演** 您的诉求',
    ])
    const stolen = await stage.call('resident', 'listLooks', { query: { cursor } })
    expect([stolen.status, stolen.body.error.code]).toEqual([400, 'badCursor'])
  })
})
