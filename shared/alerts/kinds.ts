/** What happens to people, and who near by may help with it. */

export const alertKinds = ['medical', 'fire', 'safety', 'trapped', 'lost', 'other'] as const
export type AlertKind = (typeof alertKinds)[number]

export const alertKindWords: Record<AlertKind, string> = {
  medical: '突发疾病或受伤',
  fire: '火情或燃气',
  safety: '人身安全',
  trapped: '电梯或屋内被困',
  lost: '家人走失',
  other: '其他紧急情况',
}

/** The public emergency numbers, which stay on the page all the time. */
export const emergencyNumbers = [
  { number: '110', word: '报警' },
  { number: '119', word: '火警' },
  { number: '120', word: '急救' },
] as const

/** What a neighbour may say that they can help with. */
export const skills = ['firstAid', 'strongHands', 'search'] as const
export type Skill = (typeof skills)[number]

export const skillWords: Record<Skill, string> = {
  firstAid: '会急救',
  strongHands: '有力气，能搬能抬',
  search: '能帮忙找人',
}

/** Which skills an alert of a kind asks for. Fire and violence are no place for neighbours. */
export const skillsFor: Record<AlertKind, readonly Skill[]> = {
  medical: ['firstAid', 'strongHands'],
  fire: [],
  safety: [],
  trapped: ['strongHands'],
  lost: ['search'],
  other: [],
}

export const outcomes = ['helped', 'takenOver', 'byCall', 'nothingFound'] as const
export type Outcome = (typeof outcomes)[number]

/** What can be said of a door at which nobody stood is less: how it was there, only who saw it knows. */
export const outcomesFor = (isThere: boolean): readonly Outcome[] => (isThere ? outcomes : ['takenOver', 'byCall'])

/** How it ended. `takenOver`: by 110, 119, 120 or a hospital. */
export const outcomeWords: Record<Outcome, string> = {
  helped: '已现场处理好',
  takenOver: '已由 110、119、120 接手',
  byCall: '电话里已经解决',
  nothingFound: '到场没有发现情况',
}
