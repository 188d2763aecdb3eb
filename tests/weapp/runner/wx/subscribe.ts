/** wx.requestSubscribeMessage: WeChat's sheet, which opens from a tap only; each accept is told to WeChat's own server. */
import { type Asking, type Options, Refused } from '../asking.ts'
import type { Device } from '../device.ts'

const MOST = 5

export function subscribeApi(device: Device, asking: Asking) {
  async function answer({ tmplIds }: Options, tapped: boolean): Promise<Record<string, string>> {
    const ids = Array.isArray(tmplIds) ? tmplIds.map(String) : []
    if (ids.length === 0 || ids.length > MOST) throw new Refused('Templates count out of max bound', { errCode: 20003 })
    if (!tapped) throw new Refused('can only be invoked by user TAP gesture.', { errCode: 20001 })
    if (!device.online) throw new Refused('network error', { errCode: 10002 })
    const unasked = ids.filter((id) => !device.always.has(id))
    const said = unasked.length ? show(unasked) : undefined
    const results = Object.fromEntries(ids.map((id) => [id, device.always.get(id) ?? said ?? 'reject']))
    const { openid, wechat } = device.options
    const told = await fetch(`${wechat}/stand-in/subscribe`, {
      method: 'POST',
      body: JSON.stringify({ openid, results }),
    })
    if (!told.ok) throw new Error(`The WeChat stand-in answers ${told.status}`)
    return results
  }

  function show(ids: string[]): 'accept' | 'reject' {
    device.sheetsShown.push(ids)
    const said = device.sheets.shift()
    if (!said) throw new Refused('cancel', { errCode: 20004 })
    if (said.always) for (const id of ids) device.always.set(id, said.answer)
    return said.answer
  }

  return {
    requestSubscribeMessage: (options: Options) => {
      const { tapping } = device
      return asking('requestSubscribeMessage', (given) => answer(given, tapping))(options)
    },
  }
}
