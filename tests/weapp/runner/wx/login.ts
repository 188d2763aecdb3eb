/** wx.login: WeChat's own server mints the code; here the stand-in does. */
import { type Asking, Refused } from '../asking.ts'
import type { Device } from '../device.ts'

export function loginApi(device: Device, asking: Asking) {
  return {
    login: asking('login', async () => {
      if (!device.online) throw new Refused('net::ERR_INTERNET_DISCONNECTED')
      const { openid, wechat } = device.options
      const answer = await fetch(`${wechat}/stand-in/login`, { method: 'POST', body: JSON.stringify({ openid }) })
      if (!answer.ok) throw new Error(`The WeChat stand-in answers ${answer.status}`)
      return (await answer.json()) as { code: string }
    }),
    checkSession: asking('checkSession', () => undefined),
  }
}
