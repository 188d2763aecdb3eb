/** What a person reported, for the copy of their data. */
import { reportReasonWords } from '../../shared/moderation/reasons.ts'
import type { Item } from '../platform/dynamo.ts'
import { parseReport, reporterIndex } from './report.ts'

export const reportsOwner = reporterIndex

/** The fields of a report, in words. */
export function copyReport(item: Item) {
  const { at, reason, words } = parseReport(item)
  return { 帖子编号: String(item.pk).slice('POST#'.length), 原因: reportReasonWords[reason], 说明: words, 时间: at }
}
