import { expect, it } from 'vitest'
import { minutesOf } from '../../functions/help/minutes.ts'
import { partOf } from '../../functions/help/ready-store.ts'
import type { StoredHelp, StoredHelper } from '../../functions/help/store.ts'
import { caredForIn } from '../../shared/help/cared-for.ts'
import { dangerIn, soundsLikeDanger } from '../../shared/help/danger.ts'
import { cares, type HelpKind, helpKinds, isDelicate } from '../../shared/help/kinds.ts'

it.each([
  ['我妈摔倒了，快来人', ['摔倒']],
  ['厨房 着 火 了！！', ['着火']],
  ['家里有煤气味', ['煤气']],
  ['老人喘不上气，叫不醒', ['叫不醒', '喘不上气']],
  ['救命', ['救命']],
])('%s sounds like danger', (text, found) => {
  expect(dangerIn(text)).toEqual(found)
})

it.each(['想借一个煤气灶用两天', '请帮忙买心脏病药', '安装防摔倒扶手', '帮忙抬一张沙发', '找丢失的小猫'])(
  '%s does not',
  (text) => {
    expect(soundsLikeDanger(text)).toBe(false)
  },
)

it('is delicate where it takes place with a child or an elderly person or in their home, and where keys are handed over', () => {
  const apart = (kind: HelpKind) => kind === 'borrow' || kind === 'lostAndFound'
  for (const kind of helpKinds) {
    for (const care of cares)
      expect([kind, care, isDelicate({ kind, care, keys: false })]).toEqual([kind, care, !apart(kind)])
    expect([kind, isDelicate({ kind, keys: false }), isDelicate({ kind, keys: true })]).toEqual([kind, false, true])
  }
})

it.each([
  ['下午想请邻居帮忙看一下 孩 子，我去开会', 'child'],
  ['帮忙接一下放学的女儿，再看着她写作业', 'child'],
  ['奶奶和小孙女在家，请看一个小时', 'child'],
  ['我妈卧床，想请人坐一会儿', 'elder'],
  ['老伴在家，请看一眼', 'elder'],
  ['出差三天，请帮忙喂猫浇花', undefined],
  ['毛孩子在家，请帮忙遛一遛', undefined],
  ['请看一下停在楼下的婴儿车', undefined],
])('%s names %s', (text, named) => {
  expect(caredForIn(text)).toBe(named)
})

it('knows the part of the day in China', () => {
  const at = (hour: string) => partOf(Date.parse(`2026-03-02T${hour}:00:00.000Z`))
  expect(['21', '22', '03', '04', '09', '10', '15', '16'].map(at)).toEqual([
    'night',
    'morning',
    'morning',
    'afternoon',
    'afternoon',
    'evening',
    'evening',
    'night',
  ])
})

it('counts what the helper said, else how long they were at it, else for how long it was asked, in quarters of an hour', () => {
  const helper = { person: 'p', name: 'n', state: 'finished', staff: false, acceptedAt: '' } as unknown as StoredHelper
  const card = (at?: string) => ({ card: { at, until: '2026-03-02T03:10:00.000Z' } }) as unknown as StoredHelp
  const times = { setOutAt: '2026-03-02T01:00:00.000Z', finishedAt: '2026-03-02T01:31:00.000Z' }
  expect(minutesOf(card(), { ...helper, ...times, minutes: 20 })).toBe(20)
  expect(minutesOf(card(), { ...helper, ...times })).toBe(45)
  expect(minutesOf(card('2026-03-02T01:00:00.000Z'), helper)).toBe(135)
  expect(minutesOf(card('2026-03-01T01:00:00.000Z'), helper)).toBe(720)
  expect(minutesOf(card(), helper)).toBe(60)
})
