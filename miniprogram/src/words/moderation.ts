/** Posts that wait for a moderator, in words and icons. */
import { type PostMove, postLifecycle } from '../../../shared/channels/lifecycle.ts'
import { movesFor } from '../../../shared/lifecycle.ts'
import type { ModeratedPost, ModerationCard, Report } from '../../../shared/moderation/contract.ts'
import { type Decision, decisions, type ReportReason } from '../../../shared/moderation/reasons.ts'
import type { IconName } from '../ui/icon/names.ts'

/** Why a post waits for a person. */
export type Why = 'review' | 'reported' | 'appealed'

export const whyWords: Record<Why, string> = { review: '待审', reported: '被举报', appealed: '申诉' }
export const whyIcons: Record<Why, IconName> = {
  review: 'user-round-check',
  reported: 'eye-off',
  appealed: 'scroll-text',
}

type Waiting = Pick<ModerationCard, 'state' | 'appealed' | 'reports' | 'appealTo' | 'mayDecide'>

/** Why it waits; undefined once it was decided about. */
export function whyOf({ state, appealed }: Waiting): Why | undefined {
  if (state === 'hidden') return 'reported'
  if (state !== 'review') return undefined
  return appealed ? 'appealed' : 'review'
}

/** Why it is here, as a sentence; once it was decided about, how it stands. */
export function whySentence(card: Waiting): string {
  switch (whyOf(card)) {
    case 'reported':
      return `${card.reports} 户邻居举报，已先隐藏，等您核实`
    case 'appealed':
      return `作者对之前的处理提出申诉，由${deciderWords(card)}再看一遍`
    case 'review':
      return '自动审核定不下来，看过才能发布'
    case undefined:
      return decidedWords[card.state]
  }
}

/** Who decides about an appeal, to whoever reads it: not the one who decided before. */
const deciderWords = ({ appealTo, mayDecide }: Pick<ModerationCard, 'appealTo' | 'mayDecide'>): string =>
  `${appealTo ?? '上级'}的${mayDecide ? '' : '另一位'}工作人员`

/** Why the one who reads it may not decide. */
export const notMineWords = (card: ModerationCard): string =>
  card.appealed ? `您处理过这条发言，申诉由${deciderWords(card)}决定。` : '自己的发言要由别人来看。'

const decidedWords: Record<ModerationCard['state'], string> = {
  waiting: '正在自动审核',
  review: '等人工审核',
  shown: '现在大家都能看到',
  refused: '没有发布，只有作者能看到',
  hidden: '暂时隐藏',
  removed: '已移除，只有作者能看到',
  recalled: '作者已撤回',
}

export const decisionIcons: Record<Decision, IconName> = {
  approve: 'circle-check',
  reject: 'circle-x',
  restore: 'rotate-ccw',
  remove: 'ban',
}

/** What a decision does, before it is made. An appeal is made once, so what is decided about it is the last word. */
export function decisionHint(decision: Decision, { appealed }: Pick<ModerationCard, 'appealed'>): string {
  const appeal = appealed ? 'TA 已经申诉过，不能再申诉。' : '不服可以申诉一次。'
  switch (decision) {
    case 'approve':
      return '频道里的邻居马上就能看到。原因记在经过里，备查。'
    case 'restore':
      return '放回频道里原来的位置，之前的举报不再算数。原因记在经过里，备查。'
    case 'reject':
      return `只有作者能看到这条发言和您写的原因，${appeal}`
    case 'remove':
      return `频道里只留“已被移除”一行。作者会看到原因，${appeal}`
  }
}

/** Said when it is done. */
export const decidedSaid: Record<Decision, string> = {
  approve: '已发布',
  reject: '已决定不发布',
  restore: '已恢复显示',
  remove: '已移除',
}

const isDecision = (move: PostMove): move is Decision => decisions.some((known) => known === move)

/** What a moderator may decide now. `now` is milliseconds since the epoch. */
export function decisionsOf(card: ModerationCard, now: number): Decision[] {
  const { state, changedAt, dueAt, late, appealed } = card
  if (!card.mayDecide) return []
  const standing = { state, roundAt: changedAt, dueAt, late }
  const facts = { sinceShown: undefined, appealed }
  return movesFor(postLifecycle, standing, facts, ['moderator'], new Date(now).toISOString()).filter(isDecision)
}

/** Whether a decision is for the author. */
const isFor = (decision: Decision) => decision === 'approve' || decision === 'restore'

const forPhrases = ['看过了，内容没有问题', '邻里之间的正常交流', '已向有关人员核实，情况属实'] as const
const afterReports = '核实后举报不成立'
const afterAppeal = '申诉有道理，之前的处理不合适'

/** What is against a post, by what neighbours report it for. */
const againstPhrases: Record<ReportReason, string> = {
  advert: '含广告、推销内容',
  abuse: '有辱骂、攻击他人的话',
  rumour: '消息没有核实，请以官方通知为准',
  privacy: '公开了他人的个人信息',
  sexual: '含低俗内容',
  illegal: '涉嫌违法违规',
  other: '不符合小区频道公约',
}
const againstOrder: readonly ReportReason[] = ['advert', 'abuse', 'rumour', 'privacy', 'sexual', 'illegal']
/** As many as stand on a phone with the field for other words under them. */
const LIKELY = 4

/** Reasons ready to be taken, the most likely first: what it was reported for most often, or what speaks for its author. */
export function reasonPhrases(decision: Decision, card: Waiting, reports: readonly Pick<Report, 'reason'>[]): string[] {
  if (isFor(decision)) {
    const why = whyOf(card)
    const first =
      why === 'reported' ? [afterReports] : why === 'appealed' || card.state === 'removed' ? [afterAppeal] : []
    return [...first, ...forPhrases]
  }
  const count = (reason: ReportReason) => reports.filter((each) => each.reason === reason).length
  const likely = [...againstOrder].sort((one, other) => count(other) - count(one)).slice(0, LIKELY)
  return [...likely, 'other' as const].map((reason) => againstPhrases[reason])
}

/** What its author says against what was decided; undefined where they don't. */
export const appealWords = (timeline: ModeratedPost['timeline']): string | undefined =>
  timeline.filter(({ move }) => move === 'appeal').at(-1)?.reason

/** What the check said of the words as they are now: of its entries the last one. */
export function checkWords(timeline: ModeratedPost['timeline']): string {
  const last = timeline.filter(({ move }) => checkMoves.some((known) => known === move)).at(-1)
  switch (last?.move) {
    case 'pass':
      return '自动审核通过'
    case 'doubt':
      return '自动审核不能确定，转给人看'
    case 'fail':
      return `自动审核没有通过${last.reason ? `：${last.reason}` : ''}`
    case 'missCheck':
      return '自动审核一直没有结果，转给人看'
    default:
      return '还没有自动审核的结果'
  }
}
const checkMoves: readonly PostMove[] = ['pass', 'doubt', 'fail', 'missCheck']

export const postMoveIcons: Record<PostMove | 'open', IconName> = {
  open: 'message-circle',
  pass: 'shield-check',
  doubt: 'user-round-check',
  fail: 'circle-x',
  missCheck: 'timer',
  approve: 'circle-check',
  reject: 'circle-x',
  hide: 'eye-off',
  restore: 'rotate-ccw',
  remove: 'ban',
  appeal: 'scroll-text',
  edit: 'pencil',
  recall: 'undo-2',
  missReview: 'timer',
  propose: 'file-pen-line',
  decline: 'x',
  turn: 'clipboard-list',
  letGo: 'trash-2',
}

export const postDid = (move: PostMove | 'open'): string =>
  move === 'open' ? '写了这条发言' : postLifecycle.moves[move].did

/** 最近 12 条发言里，1 条没通过、1 条被移除; what became of the author's last posts. */
export function recordWords({ posts, refused, removed, hidden }: ModeratedPost['author']['record']): string {
  if (posts <= 1) return '这是 TA 的第一条发言'
  const bad = [
    refused > 0 && `${refused} 条没通过`,
    removed > 0 && `${removed} 条被移除`,
    hidden > 0 && `${hidden} 条因举报隐藏`,
  ].filter(Boolean)
  return bad.length === 0 ? `最近 ${posts} 条发言都没有问题` : `最近 ${posts} 条发言里，${bad.join('、')}`
}
