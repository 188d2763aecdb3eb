/** What moves hours (时长): a service that was done, a gift, a correction. Hours are kept in whole minutes. */

export const moveKinds = ['help', 'activity', 'wish', 'post', 'gift', 'correction'] as const
export type MoveKind = (typeof moveKinds)[number]

export const moveKindWords: Record<MoveKind, string> = {
  help: '邻里互助',
  activity: '活动服务',
  wish: '微心愿',
  post: '认领岗位',
  gift: '赠送',
  correction: '更正',
}

/** The kinds that are services: what they bring was earned by doing something. */
export const serviceKinds = ['help', 'activity', 'wish', 'post'] as const satisfies MoveKind[]
export type ServiceKind = (typeof serviceKinds)[number]

export const isService = (kind: MoveKind): kind is ServiceKind => serviceKinds.some((known) => known === kind)

/** The most that one move carries, in minutes: a month of days. */
export const MAX_MINUTES = 1440 * 31
