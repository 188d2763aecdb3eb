/** Playing a voice: one at a time, also through WeChat's mute switch, for somebody asks for help in it. */
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'

interface Player {
  /** Plays it; `over` is told once when it has ended, `failed` when it can't be played. */
  play: (url: string, over: () => void, failed: () => void) => void
  stop: () => void
}

const player: Player = process.env.TARO_ENV === 'h5' ? webPlayer() : wechatPlayer()

function webPlayer(): Player {
  let playing: HTMLAudioElement | undefined
  const stop = () => {
    playing?.pause()
    playing = undefined
  }
  return {
    stop,
    play: (url, over, failed) => {
      stop()
      playing = new Audio(url)
      playing.onended = over
      playing.onerror = failed
      void playing.play().catch(failed)
    },
  }
}

function wechatPlayer(): Player {
  let playing: Taro.InnerAudioContext | undefined
  const stop = () => {
    playing?.destroy()
    playing = undefined
  }
  return {
    stop,
    play: (url, over, failed) => {
      stop()
      void Taro.setInnerAudioOption({ obeyMuteSwitch: false })
      playing = Taro.createInnerAudioContext()
      playing.onEnded(over)
      playing.onError(failed)
      playing.src = url
      playing.play()
    },
  }
}

/** Which one plays now, which one could not be played, and what begins and ends one; leaving the page ends it. */
export function usePlaying() {
  const [playing, setPlaying] = useState<string>()
  const [failed, setFailed] = useState<string>()
  useEffect(() => () => player.stop(), [])
  function toggle(id: string, url: string) {
    setFailed(undefined)
    if (playing === id) {
      player.stop()
      setPlaying(undefined)
      return
    }
    setPlaying(id)
    const over = () => setPlaying((now) => (now === id ? undefined : now))
    player.play(url, over, () => {
      over()
      setFailed(id)
    })
  }
  return { playing, failed, toggle }
}
