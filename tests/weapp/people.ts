/** The demo persons with their phones, for stories. */
import { inject } from 'vitest'
import { type Bundle, readBundle } from './runner/bundle.ts'
import type { Launch } from './runner/device.ts'
import { Phone } from './runner/phone.ts'

/** The API's address that `npm run build:weapp` builds in unless told otherwise; the phones' network leads it to the test's backend. */
export const BUILT_IN_API = process.env.TARO_APP_API ?? 'http://localhost:4000'

let bundle: Bundle | undefined

/** The mini-program as it was built for this run. */
export function theBundle(): Bundle {
  bundle ??= readBundle(inject('product').weapp)
  return bundle
}

/** A mini-program code was scanned by WeChat: it opens the page of all codes with the scene, encoded. */
export const scanned = (scene: string): Launch => ({
  path: 'people/arrive/index',
  query: { scene: encodeURIComponent(scene) },
  scene: 1047,
})

/** A phone of whoever has this openid, on which the app has just been opened, by its icon unless said. */
export function phoneOf(openid: string, launch?: Launch): Phone {
  const { api, wechat, photos, socket } = inject('product')
  const options = {
    openid,
    wechat,
    origins: { [BUILT_IN_API]: api },
    uploadOrigins: [photos],
    socketOrigins: [socket],
  }
  return new Phone(theBundle(), options, launch)
}

/** Opens the app, and signs in by one tap with the code of wx.login. */
export async function signedIn(openid: string, name: string): Promise<Phone> {
  const phone = phoneOf(openid)
  await phone.tap('去登录')
  await phone.tap('微信一键登录')
  await phone.arrive('home/index')
  await phone.see(name)
  return phone
}
