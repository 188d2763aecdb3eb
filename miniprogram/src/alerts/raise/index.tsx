import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useOnline } from '../../live/online.ts'
import { goBack, goInstead, paths } from '../../paths.ts'
import { useMe } from '../../session/store.ts'
import { Box } from '../../ui/base/box.tsx'
import { Tap } from '../../ui/base/tap.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { Page } from '../../ui/page/page.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { say } from '../../ui/toast/say.ts'
import { StillNeeded } from '../mine/alert-bar.tsx'
import { Calls, useMyCalls } from './calls.tsx'
import { Counting } from './counting.tsx'
import { raising, useRaising } from './device-raising.ts'
import style from './raise.module.scss'
import { useCountdown } from './use-countdown.ts'

/** Opened with `now=1` (the red button, a printed code, a shortcut) it counts at once. */
export default function Raise() {
  const { params } = useRouter()
  const { unsent, sent } = useRaising()
  // Beside what is asked about first one can press anew.
  const waits = unsent !== undefined && !unsent.asks
  const [before] = useState(sent)
  const calls = useMyCalls()
  const { left, start, hurry, stop } = useCountdown(params.now === '1', params.building, params.household)
  useEffect(() => {
    if (sent !== undefined && sent !== before) goInstead(paths.myAlert(sent.alert))
  }, [sent, before])

  function cancel() {
    if (!stop()) return
    say('已取消，没有发出求助')
    goBack()
  }

  return (
    <Page title='一键求助' warned='not' help={false}>
      {waits ? (
        <Sending />
      ) : left === undefined ? (
        <>
          {unsent && <StillNeeded age={unsent.age} />}
          <Tap className={style.red} onTap={start}>
            <Icon name='siren' />
            <Box as='span'>开始求助</Box>
          </Tap>
        </>
      ) : (
        <Counting left={left} hurry={hurry} cancel={cancel} />
      )}
      <Calls title='也可以直接拨打' calls={calls} />
      {waits && unsent.tried && (
        <Button icon='x' wide onTap={() => raising.discard()}>
          不用了，不再发送
        </Button>
      )}
      {!waits && left === undefined && (
        <ButtonLink icon='smartphone' wide to={paths.raiseShortcut}>
          把求助放到手机桌面
        </ButtonLink>
      )}
      {params.building && <Soft>会告诉来的人：是贴着这个码的那栋楼。</Soft>}
      <Soft>演习、好奇请不要按。按错了随时可以取消，不会影响您以后求助。</Soft>
    </Page>
  )
}

/** On its way, or waiting for a network: said in large words. */
function Sending() {
  const unsent = useRaising((state) => state.unsent)
  const me = useMe()
  const online = useOnline()
  return (
    <Box className={style.state} role='alert' live='assertive'>
      <Box as='h2' className={style.stateWord}>
        {unsent?.tried ? '还没有发出去，正在不停重试' : '正在发出求助…'}
      </Box>
      {unsent?.tried && <Box className={style.stateWord}>请直接拨打下面的电话</Box>}
      {online && unsent?.tried && unsent.why && <Box>{unsent.why}</Box>}
      {!me && unsent?.tried && <ButtonLink to={paths.signIn}>去登录，登录后马上发出</ButtonLink>}
    </Box>
  )
}
