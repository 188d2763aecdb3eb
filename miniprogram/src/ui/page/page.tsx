/** The frame of every page: title, what is wrong with the network, what waits to be sent, the content, the tabs. */
import { useDidShow } from '@tarojs/taro'
import { type CSSProperties, type ReactNode, useEffect } from 'react'
import { ToldSheet } from '../../alerts/help/told-sheet.tsx'
import { AlertBar } from '../../alerts/mine/alert-bar.tsx'
import { FloatingRedButton, SmallRedButton } from '../../alerts/raise/red-button.tsx'
import { Alarm } from '../../alerts/ring/alarm.tsx'
import { useAlarms } from '../../alerts/ring/ringing.ts'
import { useOnline } from '../../live/online.ts'
import { goBack } from '../../paths.ts'
import { paintBars, useAppearance } from '../../platform/appearance.ts'
import { isWeb } from '../../platform/target.ts'
import { useSettings } from '../../settings/store.ts'
import { Warned, type WarnedHow } from '../../warnings/warned.tsx'
import { Box } from '../base/box.tsx'
import { Tap } from '../base/tap.tsx'
import { cx } from '../cx.ts'
import { Icon } from '../icon/icon.tsx'
import { Toast } from '../toast/toast.tsx'
import { OutboxBar } from './outbox-bar.tsx'
import style from './page.module.scss'
import { PrivacyPrompt } from './privacy-prompt.tsx'
import { type Tab, TabBar } from './tab-bar.tsx'

/** The classes that choose the tokens. */
function useLook() {
  const { theme, elder } = useSettings()
  const { dark, scale } = useAppearance()
  const isDark = theme === 'system' ? dark : theme === 'dark'
  const classes = cx('look', isDark ? 'theme-dark' : 'theme-light', elder !== 'off' && `elder-${elder}`)
  return { classes, isDark, scale }
}

export function Page({
  title,
  tab,
  wide,
  fill,
  warned = tab && !fill ? 'whole' : 'line',
  help = true,
  alarm = 'over',
  children,
}: {
  title: string
  /** Which tab this is, if it is one. */
  tab?: Tab | undefined
  /** Whether it uses the whole width of a wide screen. */
  wide?: boolean | undefined
  /** Whether it is as high as the screen, and what is in it scrolls for itself. */
  fill?: boolean | undefined
  /** How much is shown above it of the warnings in force: on tabs and lists all that matters, else a line; `not` at all where they are its subject. */
  warned?: WarnedHow | undefined
  /** Whether the red button and what goes on of an alert are shown; the pages of an alert have their own. */
  help?: boolean | undefined
  /** Where an alarm lies: over all of it, or beside what must stay in sight. */
  alarm?: 'over' | 'beside' | undefined
  children: ReactNode
}) {
  const { classes, isDark, scale } = useLook()
  // The home page has the large one, which stays in view.
  const small = help && tab !== 'home'
  const online = useOnline()
  const beside = useAlarms().alarms.length > 0 && alarm === 'beside'
  const paint = () => paintBars(isDark, classes, tab !== undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it paints whenever the look changes
  useEffect(paint, [isDark, classes])
  useDidShow(paint)
  const scaled: CSSProperties & Record<'--scale', string> = { '--scale': String(scale) }
  return (
    <Box
      className={cx(
        !isWeb && classes,
        style.page,
        tab && style.tabbed,
        fill && style.fill,
        small && !isWeb && style.helped,
      )}
      style={scaled}
    >
      {isWeb && (
        <Box as='header' className={style.header}>
          {!tab && (
            <Tap onTap={goBack} label='返回' className={style.back}>
              <Icon name='chevron-left' />
            </Tap>
          )}
          <Box as='h1' className={style.title}>
            {title}
          </Box>
          {small && <SmallRedButton />}
        </Box>
      )}
      {small && fill && <FloatingRedButton fill />}
      {help && <AlertBar />}
      {warned !== 'not' && <Warned how={warned} wide={wide} />}
      {!online && (
        <Box className={style.offline} role='status'>
          <Icon name='wifi-off' />
          <Box>网络断开了。看过的内容还在；写下的会保留，联网后自动发出。</Box>
        </Box>
      )}
      <OutboxBar />
      <Box as='main' className={cx(style.main, wide && style.wide, beside && style.beside)}>
        {children}
      </Box>
      {small && !fill && <FloatingRedButton fill={false} />}
      <ToldSheet />
      <Alarm beside={alarm === 'beside'} />
      <Toast />
      <PrivacyPrompt />
      {isWeb && tab && <TabBar current={tab} />}
    </Box>
  )
}
