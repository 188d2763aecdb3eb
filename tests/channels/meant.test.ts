import { expect, it } from 'vitest'
import { together } from '../../functions/channels/meant.ts'
import { MENTIONS_MAX } from '../../shared/channels/limits.ts'
import { Refusal } from '../../shared/errors.ts'

it('a post mentions each once, and no more than it may, however many are called by one name', () => {
  const all = Array.from({ length: MENTIONS_MAX + 1 }, (_, n) => ({ person: `per_${n}`, name: '1单元 张邻居' }))
  const most = all.slice(1)
  expect(together(most, most)).toEqual(most)
  expect(() => together(most, all)).toThrow(Refusal)
})
