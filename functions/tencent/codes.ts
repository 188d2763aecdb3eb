/**
 * What Tencent Cloud's codes mean for who wants to tell somebody. https://cloud.tencent.com/document/api/382/55981 (SMS),
 * https://cloud.tencent.com/document/api/1128/51558 (voice), https://cloud.tencent.com/document/api/382/52075 (all).
 */
import type { Telling } from '../alerts/ways/telephone.ts'

/** This number: on the operators' list of who takes none, or no number at all. */
const REFUSED = [
  'FailedOperation.PhoneNumberInBlacklist',
  'InvalidParameterValue.IncorrectPhoneNumber',
  'InvalidParameterValue.CalledNumberVerifyFail',
  'UnsupportedOperation.UnsuportedRegion',
]

/** So many at the moment: of all requests, or of this number within half a minute. */
const PASSING = [
  'RequestLimitExceeded',
  'LimitExceeded.DeliveryFrequencyLimit',
  'LimitExceeded.PhoneNumberThirtySecondLimit',
]

/** So many in an hour or a day, of this number. */
const ENOUGH = [
  'LimitExceeded.PhoneNumberOneHourLimit',
  'LimitExceeded.PhoneNumberDailyLimit',
  'LimitExceeded.PhoneNumberSameContentDailyLimit',
]

/** It broke down behind the door: it may have gone out. */
const UNSURE = [
  'InternalError',
  'InternalError.Timeout',
  'InternalError.SendAndRecvFail',
  'InternalError.AccessUpstreamTimeout',
  'InternalError.UpstreamError',
  'InternalError.OtherError',
  'InternalError.UnknownError',
  'FailedOperation.OtherError',
  'FailedOperation.ParametersOtherError',
]

/** All else is ours to mend: template, signature, keys, clock, balance. A kind may have more after a second dot. */
export function codeMeans(code: string): Telling {
  const is = (known: readonly string[]) => known.some((each) => code === each || code.startsWith(`${each}.`))
  if (code === 'Ok') return { outcome: 'sent' }
  if (is(REFUSED)) return { outcome: 'refused', code }
  if (is(PASSING)) return { outcome: 'again', code }
  if (is(ENOUGH)) return { outcome: 'failed', code }
  if (UNSURE.includes(code)) return { outcome: 'unsure' }
  return { outcome: 'wrong', code }
}
