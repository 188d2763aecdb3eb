/** Whether the browser's tab is in front: what asks again and again rests while nobody looks. */
import { useEffect, useState } from 'react'
import { isWeb } from './target.ts'

const isLooking = () => !isWeb || document.visibilityState === 'visible'

export function useLooking(): boolean {
  const [looking, setLooking] = useState(isLooking)
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const tell = () => setLooking(isLooking())
    document.addEventListener('visibilitychange', tell)
    return () => document.removeEventListener('visibilitychange', tell)
  }, [])
  return looking
}
