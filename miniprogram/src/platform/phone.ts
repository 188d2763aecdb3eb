/** WeChat's phone button (getPhoneNumber): a certified organisation's, priced by the call, and never forced. Browsers have none. */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { isWeb } from './target.ts'

export const hasPhoneButton = !isWeb

const given = z.object({ code: z.string().check(z.minLength(1)) })

/** The code that the service exchanges for the phone; undefined when the person thought better of it. */
export function phoneCodeOf(detail: unknown): string | undefined {
  const read = z.safeParse(given, detail)
  return read.success ? read.data.code : undefined
}
