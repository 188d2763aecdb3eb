/**
 * A part of the page that scrolls for itself and begins at its end, as a conversation does: what comes is in view when the end
 * was, and what is put before the first leaves the place where one reads as it was.
 */
import { ScrollView, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { cx } from '../cx.ts'
import style from './scroller.module.scss'

/** Where to scroll: the id of an element inside, or the end. Another `turn` says it once more. */
export interface ScrollTo {
  id: string | 'end'
  turn: number
}

interface ScrollerProps {
  label: string
  to: ScrollTo
  /** The first is nearly in view. */
  onTop: () => void
  /** Whether the end is in view. */
  onEnd: (there: boolean) => void
  children: ReactNode
}

/** From so many points before its edge on, an edge counts as in view. */
const NEAR = 96
const END = 'scroller-end'

export function Scroller(props: ScrollerProps) {
  return process.env.TARO_ENV === 'h5' ? <WebScroller {...props} /> : <WechatScroller {...props} />
}

/** A column turned over: the browser then measures from the end, and holds the place by itself. */
function WebScroller({ label, to, onTop, onEnd, children }: ScrollerProps) {
  const box = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn scrolls again
  useEffect(() => {
    if (to.turn === 0) return
    if (to.id === 'end') box.current?.scrollTo({ top: 0 })
    else document.getElementById(to.id)?.scrollIntoView({ block: 'center' })
  }, [to.turn])
  return (
    <section
      ref={box}
      className={cx(style.scroller, style.turned)}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        onEnd(-scrollTop < NEAR)
        if (scrollHeight - clientHeight + scrollTop < NEAR) onTop()
      }}
    >
      <div className={style.inside}>{children}</div>
    </section>
  )
}

function WechatScroller({ label, to, onTop, onEnd, children }: ScrollerProps) {
  const [into, setInto] = useState(END)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn scrolls again
  useEffect(() => {
    if (to.turn === 0) return
    // The same target twice is no change to WeChat.
    setInto('')
    Taro.nextTick(() => setInto(to.id === 'end' ? END : to.id))
  }, [to.turn])
  return (
    <ScrollView
      className={style.scroller ?? ''}
      scrollY
      scrollAnchoring
      scrollIntoView={into}
      upperThreshold={NEAR}
      lowerThreshold={NEAR}
      ariaLabel={label}
      onScrollToUpper={onTop}
      onScrollToLower={() => onEnd(true)}
      onScroll={({ detail }) => detail.deltaY > 0 && onEnd(false)}
    >
      <View className={style.inside ?? ''}>{children}</View>
      <View id={END} />
    </ScrollView>
  )
}
