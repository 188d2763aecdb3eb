/** Whether the screen is wide enough for panes side by side. */
import { useEffect, useState } from 'react'

const WIDE = '(min-width: 1024px)'
const isWide = () => process.env.TARO_ENV === 'h5' && window.matchMedia(WIDE).matches

export function useWide(): boolean {
  const [wide, setWide] = useState(isWide)
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const query = window.matchMedia(WIDE)
    const tell = () => setWide(query.matches)
    query.addEventListener('change', tell)
    return () => query.removeEventListener('change', tell)
  }, [])
  return wide
}
