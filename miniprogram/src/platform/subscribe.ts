/**
 * WeChat's sheet that asks whether it may send messages (wx.requestSubscribeMessage). It opens only from within a tap, so
 * nothing may be awaited before it is called; five templates at most. Browsers have none.
 */
import '../../../shared/zod.ts'
import Taro from '@tarojs/taro'
import * as z from 'zod/mini'
import { ASKED_AT_ONCE, subscribeResults } from '../../../shared/messages/contract.ts'

export const canSubscribe = process.env.TARO_ENV === 'weapp'

const answered = z.enum(subscribeResults)
export type Answered = z.infer<typeof answered>

/** What was answered, by the template's id; none where the sheet could not be shown, or was answered with nothing. */
export async function askToSend(templateIds: readonly string[]): Promise<Map<string, Answered>> {
  if (process.env.TARO_ENV === 'h5') {
    return new Map()
  } else {
    try {
      const tmplIds = templateIds.slice(0, ASKED_AT_ONCE)
      const said: Record<string, unknown> = { ...(await Taro.requestSubscribeMessage({ tmplIds, entityIds: [] })) }
      return new Map(
        tmplIds.flatMap((id) => {
          const read = z.safeParse(answered, said[id])
          return read.success ? [[id, read.data] as const] : []
        }),
      )
    } catch {
      return new Map()
    }
  }
}
