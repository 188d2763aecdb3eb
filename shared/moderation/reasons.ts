/** Why a neighbour reports a post. */
export const reportReasons = ['advert', 'abuse', 'rumour', 'sexual', 'illegal', 'privacy', 'other'] as const
export type ReportReason = (typeof reportReasons)[number]

export const reportReasonWords: Record<ReportReason, string> = {
  advert: '广告',
  abuse: '辱骂',
  rumour: '谣言',
  sexual: '色情',
  illegal: '违法',
  privacy: '侵犯隐私',
  other: '其他',
}

/** What a moderator decides. */
export const decisions = ['approve', 'reject', 'restore', 'remove'] as const
export type Decision = (typeof decisions)[number]

/** Reports by one person in an hour, at most. */
export const REPORTS_AN_HOUR = 20
/** Posts of a channel that a moderator sees before and after the one to be decided. */
export const CONTEXT = 5
/** The author's last posts that count in their record. */
export const RECORD = 50
