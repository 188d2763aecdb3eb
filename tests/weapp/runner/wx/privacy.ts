/** WeChat's privacy gate: an interface that the guide declares waits until the person has tapped WeChat's own button. */
import { type Asking, Refused } from '../asking.ts'
import type { Device } from '../device.ts'
import type { Realm } from '../realm.ts'

type Resolve = (answer: { event: string; buttonId?: string }) => void
type Listener = (resolve: Resolve, about: { referrer: string }) => void

const REFUSED = new Refused('privacy permission is not authorized', { errno: 104 })

export interface PrivacyGate {
  /** Passes when the person has agreed, or agrees now; else the interface fails. */
  pass(referrer: string): Promise<void>
  /** A tap on a button of open-type agreePrivacyAuthorization: only this makes an agreement count. */
  tapped(buttonId: string): void
}

export function privacyApi(device: Device, realm: Realm, asking: Asking) {
  let listener: Listener | undefined
  let agreedWith: string | undefined
  const asked: string[] = []

  const gate: PrivacyGate = {
    tapped: (buttonId) => {
      agreedWith = buttonId
    },
    pass: async (referrer) => {
      if (device.consented) return
      const ask = listener
      if (!ask) throw REFUSED
      asked.push(referrer)
      const agreed = await new Promise<boolean>((done, wrong) => {
        const resolve: Resolve = ({ event, buttonId }) => {
          if (event === 'disagree') done(false)
          if (event !== 'agree') return
          if (agreedWith !== undefined && agreedWith === buttonId) done(true)
          else wrong(new Refused(`agree without a tap on the button ${buttonId}`, { errno: 104 }))
        }
        realm.enter(() => ask(resolve, realm.inside({ referrer })))
      })
      if (!agreed) throw REFUSED
      device.consented = true
    },
  }

  const api = {
    onNeedPrivacyAuthorization: (callback: Listener) => {
      listener = callback
    },
    getPrivacySetting: asking('getPrivacySetting', () => ({
      needAuthorization: !device.consented,
      privacyContractName: '《微邻里小程序隐私保护指引》',
    })),
    requirePrivacyAuthorize: asking('requirePrivacyAuthorize', async () => {
      await gate.pass('requirePrivacyAuthorize')
      return undefined
    }),
    openPrivacyContract: asking('openPrivacyContract', () => undefined),
  }
  return { gate, api, asked }
}
