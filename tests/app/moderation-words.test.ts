/** What a moderator reads of a post, and what they may decide. */
import { describe, expect, it } from 'vitest'
import {
  appealWords,
  checkWords,
  decisionHint,
  decisionsOf,
  reasonPhrases,
  recordWords,
  whyOf,
  whySentence,
} from '../../miniprogram/src/words/moderation.ts'
import { type PostMove, type PostState, postStates } from '../../shared/channels/lifecycle.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { type ModeratedPost, type ModerationCard, moderationCard } from '../../shared/moderation/contract.ts'
import { reportReasons } from '../../shared/moderation/reasons.ts'

const NOW = Date.parse('2026-03-02T08:00:00.000Z')

const card = (state: PostState, more: Partial<ModerationCard> = {}): ModerationCard => ({
  id: 'pst_01KJXAAAAAAAAAAAAAAAAAAAAA',
  version: 2,
  channel: '420102015020',
  channelName: '大江园社区',
  area: '420102015020',
  state,
  name: '3号楼 演邻居',
  excerpt: '一句话',
  photoCount: 0,
  openedAt: new Date(NOW).toISOString(),
  changedAt: new Date(NOW).toISOString(),
  dueAt: new Date(NOW + DAY).toISOString(),
  late: false,
  reports: 0,
  appealed: false,
  mayDecide: true,
  ...more,
})

const entry = (seq: number, move: PostMove, reason?: string): ModeratedPost['timeline'][number] => ({
  seq,
  at: new Date(NOW + seq).toISOString(),
  move,
  by: { party: 'check', name: '内容审核' },
  state: 'review',
  ...(reason ? { reason } : {}),
})

describe('why a post is here', () => {
  it('is the doubt of the check, reports, or an appeal', () => {
    expect(moderationCard.safeParse(card('review')).success).toBe(true)
    expect(whyOf(card('review'))).toBe('review')
    expect(whyOf(card('hidden', { reports: 3 }))).toBe('reported')
    expect(whySentence(card('hidden', { reports: 3 }))).toBe('3 户邻居举报，已先隐藏，等您核实')
    expect(whyOf(card('review', { appealed: true }))).toBe('appealed')
    const appealed = { appealed: true, appealTo: '花桥街道' }
    expect(whySentence(card('review', appealed))).toBe('作者对之前的处理提出申诉，由花桥街道的工作人员再看一遍')
    expect(whySentence(card('review', { ...appealed, mayDecide: false }))).toContain('由花桥街道的另一位工作人员')
    // It was appealed once, shown, and then reported: what matters now are the reports.
    expect(whyOf(card('hidden', { appealed: true }))).toBe('reported')
  })

  it('is over once it was decided about; then a sentence says how it stands', () => {
    for (const state of postStates) {
      expect(whyOf(card(state)) !== undefined, state).toBe(state === 'review' || state === 'hidden')
      expect(whySentence(card(state)), state).not.toBe('')
    }
  })
})

describe('what can be decided', () => {
  it('is what the lifecycle lets a moderator do, also when the clock has run out', () => {
    const late = { late: true, dueAt: undefined }
    for (const more of [{}, late]) {
      expect(decisionsOf(card('review', more), NOW)).toEqual(['approve', 'reject'])
      expect(decisionsOf(card('hidden', more), NOW)).toEqual(['restore', 'remove'])
    }
    expect(decisionsOf(card('shown'), NOW)).toEqual(['remove'])
    expect(decisionsOf(card('removed'), NOW)).toEqual(['restore'])
    expect(decisionsOf(card('refused'), NOW)).toEqual([])
    expect(decisionsOf(card('recalled'), NOW)).toEqual([])
  })

  it('says that an appeal was made already, where it was', () => {
    expect(decisionHint('reject', card('review'))).toContain('可以申诉一次')
    expect(decisionHint('reject', card('review', { appealed: true }))).toContain('不能再申诉')
    expect(decisionHint('approve', card('review'))).not.toContain('申诉')
  })
})

describe('reasons that are ready', () => {
  it('begin with what neighbours report it for', () => {
    const reports = [{ reason: 'privacy' as const }, { reason: 'rumour' as const }, { reason: 'privacy' as const }]
    const [first, second] = reasonPhrases('remove', card('hidden'), reports)
    expect([first, second]).toEqual(['公开了他人的个人信息', '消息没有核实，请以官方通知为准'])
  })

  it('are few, distinct, and long enough to be taken as they are', () => {
    for (const reason of reportReasons)
      for (const decision of ['approve', 'reject', 'restore', 'remove'] as const) {
        const phrases = reasonPhrases(decision, card('hidden'), [{ reason }])
        expect(phrases.length).toBeLessThanOrEqual(5)
        expect(new Set(phrases).size).toBe(phrases.length)
        expect(phrases.every((phrase) => phrase.length >= 2 && phrase.length <= 300)).toBe(true)
      }
  })

  it('for its author say what was made of the reports or of the appeal', () => {
    expect(reasonPhrases('restore', card('hidden'), [])[0]).toBe('核实后举报不成立')
    expect(reasonPhrases('approve', card('review', { appealed: true }), [])[0]).toMatch(/^申诉/)
    expect(reasonPhrases('approve', card('review'), [])[0]).toBe('看过了，内容没有问题')
  })
})

describe('a history', () => {
  it('says what the check made of the words as they are now', () => {
    expect(checkWords([])).toBe('还没有自动审核的结果')
    expect(checkWords([entry(1, 'fail', '内容可能涉及辱骂'), entry(2, 'appeal')])).toBe(
      '自动审核没有通过：内容可能涉及辱骂',
    )
    expect(checkWords([entry(1, 'pass'), entry(2, 'edit'), entry(3, 'doubt')])).toContain('不能确定')
    expect(checkWords([entry(1, 'missCheck')])).toContain('没有结果')
  })

  it('has the words of the appeal', () => {
    expect(appealWords([entry(1, 'fail', '不行'), entry(2, 'appeal', '这是歌名')])).toBe('这是歌名')
    expect(appealWords([entry(1, 'fail', '不行')])).toBeUndefined()
  })
})

it('an author’s record counts what went wrong, and only that', () => {
  expect(recordWords({ posts: 1, refused: 0, removed: 0, hidden: 1 })).toBe('这是 TA 的第一条发言')
  expect(recordWords({ posts: 12, refused: 0, removed: 0, hidden: 0 })).toBe('最近 12 条发言都没有问题')
  expect(recordWords({ posts: 12, refused: 1, removed: 2, hidden: 0 })).toBe('最近 12 条发言里，1 条没通过、2 条被移除')
})
