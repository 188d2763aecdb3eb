import './app.scss'
import '@target-style.scss'
import { useDidShow, useLaunch } from '@tarojs/taro'
import { type ReactNode, useEffect, useRef } from 'react'
import { useToldHeard } from './alerts/help/told.ts'
import { useMyAlertRead } from './alerts/mine/open-mine.ts'
import { raising } from './alerts/raise/device-raising.ts'
import { useRinging } from './alerts/ring/ringing.ts'
import { live, useLive } from './live/live.ts'
import { useOnline, watchNetwork } from './live/online.ts'
import { outbox } from './outbox/device-outbox.ts'
import { watchAppearance } from './platform/appearance.ts'
import { watchPrivacy } from './platform/privacy.ts'
import { rereadMe } from './session/freshen.ts'
import { useMe } from './session/store.ts'
import { useWarningsRead } from './warnings/in-force.ts'
import { useGapTold } from './work/use-gap-told.ts'

/** Opens the line and sends what waits; for when the app, the network or the person is back. */
function catchUp() {
  raising.resume()
  void live.start()
  void outbox.flush()
}

export default function App({ children }: { children?: ReactNode }) {
  const me = useMe()?.id
  const online = useOnline()
  useMyAlertRead(me)
  useToldHeard()
  useWarningsRead(me)
  useRinging(me)
  useGapTold()
  useLaunch(() => {
    watchAppearance()
    watchNetwork()
    watchPrivacy()
  })
  const wasOffline = useRef(false)
  useEffect(() => {
    if (!online) {
      wasOffline.current = true
      return
    }
    if (wasOffline.current) live.stir()
    wasOffline.current = false
    if (me === undefined) return
    catchUp()
    return live.stop
  }, [me, online])
  useDidShow(() => {
    if (me !== undefined) catchUp()
  })
  useLive((event) => {
    if (event.kind === 'opened' || event.frame.type === 'meChanged') void rereadMe()
  })
  return children
}
