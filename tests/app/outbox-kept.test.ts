/** What the outbox makes of what an app of before has kept. */
import { expect, it } from 'vitest'
import { noAnswer } from '../../miniprogram/src/api/outcome.ts'
import { makeOutbox } from '../../miniprogram/src/outbox/outbox.ts'
import { keep } from '../../miniprogram/src/platform/kept.ts'
import { handClock, memoryStorage } from './fakes.ts'

const ticket = {
  key: 'key-1-abcdef',
  person: 'per_a',
  operation: 'openTicket',
  body: { text: '路灯不亮' },
  label: '诉求：路灯不亮',
  status: 'waiting',
  tried: true,
}
const { body: _, ...kept } = ticket
const mark = { ...kept, key: 'key-2-abcdef', operation: 'tickDoor', label: '101室' }
function itemsOf(before: readonly unknown[]) {
  const storage = memoryStorage()
  keep(storage, 'outbox', before)
  const outbox = makeOutbox({
    send: async () => ({ ok: false, failure: noAnswer('offline') }),
    storage,
    clock: handClock(),
    makeKey: () => 'key-9-abcdef',
    person: () => 'per_a',
    changed: () => undefined,
    sent: () => undefined,
    posted: () => undefined,
    marked: () => undefined,
  })
  return outbox.items()
}
const household = '420102015020001001010301'

it('reads a mark at a door by the name that what is told there had before, and all that waits beside it', () => {
  const former = { ...mark, door: { noticeId: 'ntc_1', household } }
  expect(itemsOf([ticket, former])).toEqual([ticket, { ...mark, door: { announcementId: 'ntc_1', household } }])
})

it('loses nothing beside what it can not read', () => {
  const unknown = { ...ticket, key: 'key-3-abcdef', operation: 'sendPigeon' }
  expect(itemsOf([unknown, ticket, 'nothing', { ...mark, door: { household } }])).toEqual([ticket])
})
