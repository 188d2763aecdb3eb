/** Reading aloud: by the browser's own voices. WeChat has none without a plugin, so nothing offers it there. */
import { useEffect, useState } from 'react'

export const canSpeak = process.env.TARO_ENV === 'h5' && typeof window !== 'undefined' && 'speechSynthesis' in window

/** Whether it speaks now, and what begins and ends it; leaving the page ends it. */
export function useSpeech() {
  const [speaking, setSpeaking] = useState(false)
  const stop = () => {
    if (process.env.TARO_ENV === 'h5' && canSpeak) window.speechSynthesis.cancel()
    setSpeaking(false)
  }
  useEffect(
    () => () => {
      if (process.env.TARO_ENV === 'h5' && canSpeak) window.speechSynthesis.cancel()
    },
    [],
  )
  /** `language`: as BCP 47 says it, such as `zh-CN`. */
  const speak = (text: string, language: string) => {
    if (process.env.TARO_ENV !== 'h5' || !canSpeak) return
    window.speechSynthesis.cancel()
    const said = new SpeechSynthesisUtterance(text)
    said.lang = language
    said.rate = 0.9
    said.onend = () => setSpeaking(false)
    said.onerror = () => setSpeaking(false)
    window.speechSynthesis.speak(said)
    setSpeaking(true)
  }
  return { speaking, speak, stop }
}
