/** Giving or withdrawing consent to one purpose; what the person was shown is the version that they answer to. */
import type { Consent } from '../../../shared/privacy/contract.ts'
import { type Purpose, purposeTexts } from '../../../shared/privacy/purposes.ts'
import { api } from '../api/api.ts'
import type { Outcome } from '../api/outcome.ts'

export const answerConsent = (purpose: Purpose, given: boolean): Promise<Outcome<Consent>> =>
  api.call('answerConsent', { body: { purpose, version: purposeTexts[purpose].version, given } })
