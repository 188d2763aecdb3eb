import { describe, expect, it } from 'vitest'
import type { StoredEntry, StoredTicket } from '../../functions/tickets/store.ts'
import { HIDDEN_NAME, toCard, toTicket } from '../../functions/tickets/view.ts'
import type { TicketParty } from '../../shared/tickets/lifecycle.ts'
import { ticket as ticketSchema } from '../../shared/tickets/ticket.ts'
import { building1, grid1, people } from '../support/district.ts'

const SECRETS = {
  name: '演示居民 甲',
  room: '1单元301',
  note: '请物业先核实',
  reason: '请二网格办理',
  id: people.resident.id,
}
const id = `tkt_${'0'.repeat(26)}`
const at = '2026-03-02T01:00:00.000Z'
const photo = { id: `pho_${'0'.repeat(26)}`, key: 'photos/secret', width: 4, height: 3 }

const stored = (anonymous: boolean): StoredTicket => ({
  card: {
    id,
    version: 4,
    state: 'accepted',
    category: 'propertyManagement',
    subcategory: 'lift',
    excerpt: '电梯又坏了',
    place: { area: building1, name: '大江园社区第1网格1号楼', detail: SECRETS.room },
    holder: { area: grid1, level: 'grid', name: '大江园社区第1网格' },
    visibility: 'public',
    anonymous,
    openedBy: SECRETS.name,
    openedAt: at,
    changedAt: at,
    roundAt: at,
    late: false,
    passed: false,
    supports: 0,
    photoCount: 1,
    ownerId: SECRETS.id,
    gridName: '大江园社区第1网格',
  },
  text: '电梯又坏了',
  photos: [photo],
  lineage: [],
  passedBy: [],
  entries: 3,
  lastHash: 'hash',
})
const entry = (
  seq: number,
  move: StoredEntry['move'],
  party: TicketParty,
  said: Partial<StoredEntry> = {},
): StoredEntry => ({
  caseId: id,
  version: seq,
  seq,
  at,
  move,
  by: { party, name: party === 'owner' ? SECRETS.name : '演示网格员 一', personId: people.worker.id },
  state: 'accepted',
  photos: [],
  audience: { people: [SECRETS.id], areas: [grid1] },
  previous: 'previous-hash',
  hash: 'entry-hash',
  ...said,
})
const entries = [
  entry(1, 'open', 'owner'),
  entry(2, 'staffNote', 'handler', { staffText: SECRETS.note }),
  entry(3, 'reassign', 'dispatcher', { staffText: SECRETS.reason }),
  entry(4, 'reply', 'handler', { text: '师傅下午到', photos: [photo] }),
]
const urls = async (key: string) => ({
  url: `https://photos.test/${key}/full`,
  thumbUrl: `https://photos.test/${key}/thumb`,
})

const viewers: Record<string, TicketParty[]> = {
  'a stranger': ['neighbour'],
  'who filed it': ['owner'],
  'a handler': ['handler'],
  'a dispatcher': ['handler', 'dispatcher'],
  'an observer': ['observer', 'neighbour'],
}

describe.each([
  // who, whether the name is hidden, then whether they see: name, room, building, staff's notes
  ['a stranger', false, 'name building'],
  ['a stranger', true, ''],
  ['who filed it', false, 'name room building'],
  ['who filed it', true, 'name room building'],
  ['a handler', false, 'name room building note'],
  ['a handler', true, 'name room building note'],
  ['a dispatcher', true, 'name room building note'],
  ['an observer', true, 'name room building note'],
] as const)('%s, the name hidden: %s', (who, anonymous, expected) => {
  const parties = viewers[who] ?? []
  const see = () => toTicket({ ticket: stored(anonymous), entries, parties, supported: false, readsPost: true }, urls)

  it(`sees ${expected || 'neither name nor place'}`, async () => {
    const seen = await see()
    const text = JSON.stringify(seen)
    const sees = {
      name: text.includes(SECRETS.name),
      room: text.includes(SECRETS.room),
      building: text.includes(building1) || text.includes('1号楼'),
      note: text.includes(SECRETS.note) && text.includes(SECRETS.reason),
    }
    const words = expected.split(' ')
    expect(sees).toEqual(Object.fromEntries(Object.keys(sees).map((name) => [name, words.includes(name)])))
    expect(text.includes(SECRETS.note) || text.includes(SECRETS.reason)).toBe(sees.note)
    expect(seen.openedBy).toBe(sees.name ? SECRETS.name : HIDDEN_NAME)
    expect(seen.place.area).toBe(sees.building ? building1 : grid1)
  })

  it('sees the moves that are theirs to see, each entry without what only the table needs', async () => {
    const seen = await see()
    const notes = expected.includes('note')
    expect(seen.timeline.map(({ move }) => move)).toEqual(
      notes ? ['open', 'staffNote', 'reassign', 'reply'] : ['open', 'reassign', 'reply'],
    )
    for (const word of [SECRETS.id, people.worker.id, 'personId', 'ownerId', 'hash', 'audience', '"key"'])
      expect(JSON.stringify(seen), word).not.toContain(word)
    expect(ticketSchema.parse(seen)).toEqual(seen)
  })

  it('sees the same in a list, but the room, which only who filed it sees there', async () => {
    const { text: _t, photos: _p, timeline: _l, parties: _q, supported: _s, place, ...card } = await see()
    const listed = toCard(stored(anonymous).card, parties)
    expect(listed).toEqual({
      ...card,
      place: parties.includes('owner') ? place : { area: place.area, name: place.name },
    })
    expect(JSON.stringify(listed).includes(SECRETS.room)).toBe(parties.includes('owner'))
  })
})
