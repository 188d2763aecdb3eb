/** Single keys as shortcuts, in browsers. */
import { useEffect, useRef } from 'react'

/** Whether the keys belong to something else now: a field, an open dialog, a key that goes with others. */
const isTaken = (event: KeyboardEvent) =>
  event.ctrlKey ||
  event.metaKey ||
  event.altKey ||
  document.querySelector('dialog[open]') !== null ||
  (event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null) ||
  (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.closest('button, a') !== null)

/** Calls what is bound to the pressed key (`j`, `?`, `Enter`) while the page is there. */
export function useKeys(bound: Record<string, () => void>) {
  const latest = useRef(bound)
  latest.current = bound
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const onKey = (event: KeyboardEvent) => {
      const action = latest.current[event.key]
      if (!action || isTaken(event)) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

/** Moves the keyboard to the first button inside an element. */
export const focusInto = (id: string) => document.getElementById(id)?.querySelector('button')?.focus()
