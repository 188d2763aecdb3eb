/** What wishes are about and what they are worth, and which duties service posts have. */
export const wishKinds = [
  'goods',
  'clothing',
  'study',
  'appliance',
  'health',
  'repair',
  'company',
  'festival',
  'other',
] as const
export type WishKind = (typeof wishKinds)[number]

export const wishKindWords: Record<WishKind, string> = {
  goods: '生活用品',
  clothing: '衣物被褥',
  study: '学习用品',
  appliance: '小家电',
  health: '康复辅具',
  repair: '居家小修',
  company: '陪伴服务',
  festival: '节日心愿',
  other: '其他心愿',
}

/** A rough band: what it costs is for who buys it to see. `effort` costs nothing but time. */
export const worths = ['effort', 'under50', 'to100', 'to200', 'to500'] as const
export type Worth = (typeof worths)[number]

export const worthWords: Record<Worth, string> = {
  effort: '不花钱，出力就行',
  under50: '50 元以内',
  to100: '50–100 元',
  to200: '100–200 元',
  to500: '200–500 元',
}

/** Where the claimer hands it over: at the community's office, from where the worker brings it, or at the family's door. */
export const deliveries = ['office', 'door'] as const
export type Delivery = (typeof deliveries)[number]

export const deliveryWords: Record<Delivery, string> = {
  office: '交到社区，由网格员送去',
  door: '和家庭约好，送上门',
}

/** The duties (岗位) of 双认领. */
export const duties = [
  'stairs',
  'green',
  'mediation',
  'safety',
  'hygiene',
  'elders',
  'children',
  'civility',
  'policy',
  'other',
] as const
export type Duty = (typeof duties)[number]

export const dutyWords: Record<Duty, string> = {
  stairs: '楼道长',
  green: '护绿员',
  mediation: '调解员',
  safety: '安全巡查员',
  hygiene: '环境卫生员',
  elders: '敬老陪护员',
  children: '护苗辅导员',
  civility: '文明劝导员',
  policy: '政策宣传员',
  other: '其他岗位',
}
