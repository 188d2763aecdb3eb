/** What WeChat's content check finds, by its labels (msgSecCheck and mediaCheckAsync, version 2), in words for people. */
export const labels = {
  100: '正常',
  10001: '广告',
  20001: '时政',
  20002: '色情',
  20003: '辱骂',
  20006: '违法犯罪',
  20008: '欺诈',
  20012: '低俗',
  20013: '版权',
  21000: '其他',
} as const

export type Label = keyof typeof labels

export const labelIds: readonly Label[] = [100, 10001, 20001, 20002, 20003, 20006, 20008, 20012, 20013, 21000]
/** What has no label of its own. */
export const OTHER: Label = 21000

/** The word of a label; one that we don't know is some other. */
export const labelWord = (label: number): string => labels[labelIds.find((known) => known === label) ?? OTHER]

/** To the author: why it is not shown. */
export const riskWords = (label: Label): string =>
  label === 100 || label === OTHER ? '内容可能不合适' : `内容可能涉及${labels[label]}`
