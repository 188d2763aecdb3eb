/** Words that a person types are seen: what shows nothing is nothing, however many characters it has. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newNotice } from '../../shared/notices/notice.ts'
import { peopleRoutes } from '../../shared/people/contract.ts'
import { words } from '../../shared/zod.ts'

const read = (min: number, max: number, text: string) => {
  const { success, data, error } = words(min, max).safeParse(text)
  return success ? data : error.issues[0]?.message
}

const unseen = [
  '\u200b',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u2800',
  '\u3164',
  '\u115f',
  '\uffa0',
  '\u034f',
  '\ufe0f',
  '\u{e0020}',
  '\u00a0',
  '\u3000',
  '\u2028',
  '\n',
  '\t',
  ' ',
]

describe('words', () => {
  it.each(unseen)('that are nothing but %j are none', (blank) => {
    const text = blank.repeat(4)
    expect(read(0, 20, text)).toBe('')
    expect(read(1, 20, text)).toBe('请填写这一项')
    expect(read(4, 20, text)).toBe('至少写 4 个字')
  })

  it('are as many as are seen, whatever lies between them', () => {
    const blank = fc.string({ unit: fc.constantFrom(...unseen), maxLength: 8 })
    const seen = fc.string({ unit: fc.constantFrom(...'停水a1，。👍👨'), minLength: 1, maxLength: 1 })
    fc.assert(
      fc.property(fc.array(seen, { maxLength: 6 }), blank, (letters, between) => {
        const ok = words(4, 200).safeParse(letters.join(between)).success
        expect(ok).toBe(letters.length >= 4)
      }),
    )
  })

  it('keep what joins them: an emoji of several, a letter with its variant', () => {
    for (const text of ['👨‍👩‍👧', '❤️', '🏴\u{e0067}\u{e0062}\u{e007f}', 'می‌خواهم', '两行\n字'])
      expect(read(1, 20, text)).toBe(text)
  })

  it('are counted by code points at most, and seen ones at least', () => {
    expect(read(1, 4, '👍👍👍👍')).toBe('👍👍👍👍')
    expect(read(1, 3, '👍👍👍👍')).toBe('最多 3 个字')
    expect(read(2, 4, '👍')).toBe('至少写 2 个字')
  })

  it('of what cannot be printed are refused', () => {
    expect(read(1, 20, 'a\u202eb')).toBe('含有无法显示的字符，请删去后再试')
  })
})

it('a name or a title that shows nothing is refused at its field', () => {
  const wrong = (outcome: { error?: { issues: { path: PropertyKey[] }[] } | undefined }) =>
    outcome.error?.issues.map(({ path }) => path[0])
  expect(wrong(peopleRoutes.changeName.body.safeParse({ name: '\u200b\u2060' }))).toContain('name')
  expect(wrong(newNotice.safeParse({ title: '\u3164\u3164\u3164\u3164' }))).toContain('title')
})
