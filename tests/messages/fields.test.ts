import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localFields, localTemplates } from '../../infra/local/environment.ts'
import { openMessages } from '../../infra/local/wechat/messages.ts'
import { asField, cut, FIELD_MAX, fieldTypes, timeWords } from '../../shared/messages/fields.ts'
import { messageOf, type Words } from '../../shared/messages/message.ts'
import { messagePages } from '../../shared/messages/pages.ts'
import { templateNames, templates } from '../../shared/messages/templates.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({
    unit: fc.constantFrom('停', '水', ' ', '\n', '𠮷', '👨‍👩‍👧', 'a', '1', '\u200b', '\ud800'),
    maxLength: 60,
  }),
)
const moment = fc
  .date({ min: new Date(0), max: new Date('2999-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString())

describe('a field', () => {
  it('takes any text, and is never too long nor empty', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fieldTypes), anyText, moment, (type, text, at) => {
        const value = asField(type, type === 'time' ? at : text)
        expect(value.length).toBeGreaterThan(0)
        expect(value.length).toBeLessThanOrEqual(FIELD_MAX[type])
        expect(value).toBe(value.trim())
        expect(value.isWellFormed()).toBe(true)
        if (type === 'phrase') expect(value).toMatch(/^\p{Script=Han}{1,5}$/u)
        if (type === 'thing') expect(value).not.toMatch(/[\n\r\t]/)
      }),
    )
  })

  it.each([
    ['thing', '今晚停水', '今晚停水'],
    ['thing', '今晚八点到明早六点，花桥一村全部楼栋停水，请提前储水', '今晚八点到明早六点，花桥一村全部楼栋停…'],
    ['thing', '  一行\n  又一行 ', '一行 又一行'],
    ['thing', '', '详见小程序'],
    ['thing', `${'一'.repeat(18)}👨‍👩‍👧二`, `${'一'.repeat(18)}…`],
    ['phrase', '突发事件预警', '突发事件预'],
    ['phrase', '停水/停电', '停水停电'],
    ['phrase', 'OK', '通知'],
    ['character_string', 'tkt_01KAQ0000000000000000000000', 'tkt_01KAQ0000000000000000000000'],
    ['character_string', '编号', '-'],
    ['time', '2026-11-22T16:05:00.000Z', '2026年11月23日 00:05'],
  ] as const)('%s of "%s" is "%s"', (type, text, wanted) => {
    expect(asField(type, text)).toBe(wanted)
  })

  it('is cut between characters, never inside one', () => {
    fc.assert(
      fc.property(
        anyText.map((text) => text.toWellFormed()),
        fc.integer({ min: 1, max: 40 }),
        (text, max) => {
          const short = cut(text, max)
          expect(short.length).toBeLessThanOrEqual(max)
          if (text.length <= max) expect(short).toBe(text)
          else expect(text.startsWith(short.slice(0, -1))).toBe(true)
        },
      ),
    )
    expect(timeWords('2026-01-01T00:00:00.000Z')).toBe('2026年01月01日 08:00')
  })
})

describe('a message of any words', () => {
  it('opens the page of what it tells of', () => {
    const words = { title: '停水', kind: '停水', from: '社区', at: '2026-11-22T00:00:00.000Z', note: '' }
    const pageFor = (id: string) => messageOf('notice', words, id).page
    expect(pageFor('ntc_1')).toBe('notices/detail/index?id=ntc_1')
    expect(pageFor('wrn_1')).toBe('warnings/detail/index?id=wrn_1')
    expect(pageFor('1')).toBe('home/index')
  })

  it.each(templateNames)('%s is taken by WeChat', async (template) => {
    const messages = openMessages({ now: () => 0, templates: localFields, pages: Object.values(messagePages) })
    await fc.assert(
      fc.asyncProperty(
        fc.record(
          Object.fromEntries(
            Object.entries(templates[template].fields).map(([name, { type }]) => [
              name,
              type === 'time' ? moment : anyText,
            ]),
          ),
        ),
        async (words) => {
          const template_id = localTemplates[template]
          messages.subscribe({ openid: 'somebody', results: { [template_id]: 'accept' } })
          const body = messageOf(template, words as Words<typeof template>, 'tkt_1')
          expect(await messages.send({ touser: 'somebody', template_id, ...body })).toHaveProperty('answer.errcode', 0)
        },
      ),
    )
  })
})
