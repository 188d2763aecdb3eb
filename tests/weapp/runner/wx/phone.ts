/** The button getPhoneNumber: WeChat asks the person, and hands a code to the page; here the stand-in mints it. */
import { Refused } from '../asking.ts'
import type { Device } from '../device.ts'
import type { PrivacyGate } from './privacy.ts'

export function phoneApi(device: Device, gate: PrivacyGate) {
  async function codeOf(): Promise<{ errMsg: string; code?: string }> {
    await gate.pass('button.getPhoneNumber')
    const { phoneNumber } = device
    if (phoneNumber === undefined) throw new Refused('user deny')
    if (!device.online) throw new Refused('net::ERR_INTERNET_DISCONNECTED')
    const { openid, wechat } = device.options
    const body = JSON.stringify({ openid, phoneNumber })
    const answer = await fetch(`${wechat}/stand-in/phone`, { method: 'POST', body })
    if (!answer.ok) throw new Error(`The WeChat stand-in answers ${answer.status}`)
    const { code } = (await answer.json()) as { code: string }
    return { errMsg: 'getPhoneNumber:ok', code }
  }
  return {
    /** What the button's event carries, agreed or not. */
    ask: () =>
      codeOf().catch((fault: unknown) => {
        if (fault instanceof Refused) return { errMsg: `getPhoneNumber:fail ${fault.message}` }
        throw fault
      }),
  }
}
