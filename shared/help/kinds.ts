/** What neighbours help each other with, for whom, and who of them sees that somebody asks. */

export const helpKinds = [
  'errand',
  'lift',
  'company',
  'borrow',
  'repair',
  'lookAfter',
  'teach',
  'lostAndFound',
  'ride',
  'other',
] as const
export type HelpKind = (typeof helpKinds)[number]

export const helpKindWords: Record<HelpKind, string> = {
  errand: '跑腿代办',
  lift: '搬抬重物',
  company: '陪同就医',
  borrow: '借用物品',
  repair: '小修小补',
  lookAfter: '帮忙照看',
  teach: '教一教',
  lostAndFound: '失物寻找',
  ride: '顺路捎带',
  other: '其他',
}

export const urgencies = ['normal', 'urgent'] as const
export type Urgency = (typeof urgencies)[number]

/** Who sees a request: those of the building, of the grid, of the community. Also how far away one is asked to help. */
export const helpScopes = ['building', 'grid', 'community'] as const
export type HelpScope = (typeof helpScopes)[number]
export const helpScopeWords: Record<HelpScope, string> = { building: '本楼栋', grid: '本网格', community: '本社区' }

/** Whom it is about, where they can't well look after themselves: these come first with staff. */
export const cares = ['elder', 'child'] as const
export type Care = (typeof cares)[number]
export const careWords: Record<Care, string> = { elder: '老人', child: '孩子' }

/** What is answered to who is to be looked after; `neither` is kept as nobody. */
export const careAnswers = [...cares, 'neither'] as const
export type CareAnswer = (typeof careAnswers)[number]
export const careAnswerWords: Record<CareAnswer, string> = { ...careWords, neither: '都不是' }
/** Whether that has to be answered: who may help depends on it. */
export const asksForCare = (kind: HelpKind | undefined): boolean => kind === 'lookAfter'
export const CARE_ASKED = '请选照看谁：老人、孩子，还是都不是'

/** The asker picks among those who offer, or whoever offers first is accepted. */
export const choosings = ['pick', 'first'] as const
export type Choosing = (typeof choosings)[number]

/** What is handed over at the door, and what is looked for by as many as can: neither alone with somebody, nor in their home. */
const apart: readonly HelpKind[] = ['borrow', 'lostAndFound']

/**
 * Whether only those may help whom staff of the community know to be fit for it, where they so decided (核实过的帮手): it takes place
 * with a child or an elderly person, or in the home of one, or somebody is handed keys.
 */
export const isDelicate = ({ kind, care, keys }: { kind: HelpKind; care?: Care | undefined; keys: boolean }): boolean =>
  keys || (care !== undefined && !apart.includes(kind))
