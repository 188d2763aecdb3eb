import { expect, it } from 'vitest'
import { parseTyped, typedOf } from '../../miniprogram/src/alerts/escalation/typed.ts'

const typed = { community: '', street: '', district: '' }

it.each([
  [typed, {}, {}],
  [{ ...typed, community: ' 20 ' }, { community: 20 }, {}],
  [{ ...typed, community: '二十' }, {}, { community: '请填整数秒' }],
  [{ ...typed, community: '-5' }, {}, { community: '请填整数秒' }],
  [{ ...typed, district: '180' }, { district: 180 }, { district: '标准是 180 秒，只能比它短' }],
])('%j typed is %j, wrong at %j', (fields, own, wrong) => {
  expect(parseTyped(fields, [])).toEqual({ own, wrong })
})

it('what is set stands in the fields, and is read back as it is', () => {
  const own = { community: 0, district: 120 }
  expect(typedOf(own)).toEqual({ community: '0', street: '', district: '120' })
  expect(parseTyped(typedOf(own), []).own).toEqual(own)
})
