import { expect, it } from 'vitest'
import { makeDrafts } from '../../miniprogram/src/outbox/drafts.ts'
import { bodyOf, emptyForm, formOf, OPEN_FORM, ticketForm } from '../../miniprogram/src/outbox/ticket-form.ts'
import { wrongIn } from '../../miniprogram/src/tickets/open/check.ts'
import { newTicket } from '../../shared/tickets/ticket.ts'
import { memoryStorage } from './fakes.ts'

const form = { ...emptyForm, category: 'roadTraffic', subcategory: 'light', text: '路灯三天不亮了' } as const

it('a draft comes back as it was written, for whose it is and for what it is', () => {
  const drafts = makeDrafts(memoryStorage())
  drafts.write('per_a', OPEN_FORM, form)
  expect(drafts.read('per_a', OPEN_FORM, ticketForm)).toEqual(form)
  expect(drafts.read('per_b', OPEN_FORM, ticketForm)).toBeUndefined()
  expect(drafts.read('per_a', 'note:tkt_1', ticketForm)).toBeUndefined()
})

it('a draft is gone once it was sent', () => {
  const drafts = makeDrafts(memoryStorage())
  drafts.write('per_a', OPEN_FORM, form)
  drafts.drop('per_a', OPEN_FORM)
  expect(drafts.read('per_a', OPEN_FORM, ticketForm)).toBeUndefined()
})

it.each(['not json', '{"text":1}', '[]'])('a draft that no longer fits is left alone: %s', (text) => {
  const storage = memoryStorage()
  storage.write(`draft:per_a:${OPEN_FORM}`, text)
  expect(makeDrafts(storage).read('per_a', OPEN_FORM, ticketForm)).toBeUndefined()
})

it('a form makes a request that the contract takes, and the request makes the form again', () => {
  const body = newTicket.parse(bodyOf(form))
  expect(body).toMatchObject({ category: 'roadTraffic', text: form.text, visibility: 'private' })
  expect(formOf(body)).toEqual({ ...form, place: undefined })
})

it('says at each field what is missing, before anything is sent', () => {
  expect(wrongIn(emptyForm, false)).toEqual({ category: '请选一个类别', text: '至少写 5 个字', place: '请选一个地点' })
  expect(wrongIn(form, true)).toEqual({})
  expect(wrongIn(form, false)).toEqual({ place: '请选一个地点' })
  const street = { ...form, place: { area: '420102015', name: '花桥街道' } }
  expect(wrongIn(street, true)).toEqual({ 'place.area': '请选到网格或楼栋' })
})
