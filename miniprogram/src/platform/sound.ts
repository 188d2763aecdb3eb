/**
 * The sound of an alarm. A browser may refuse to sound before the page was touched; WeChat sounds through the mute switch, as an
 * alarm must.
 */
import Taro from '@tarojs/taro'
import { clock } from './clock.ts'
import { RATE, sirenFile, sirenSamples } from './siren-tones.ts'

/** `on`: it sounds; `refused`: not before somebody has touched the page; `none`: the device has no sound. */
export type Sounding = 'on' | 'refused' | 'none'

/** A browser that lets it sound begins so soon; milliseconds. */
const BEGINS_WITHIN = 500

export interface Siren {
  /** Whether it could be heard, without a sound. */
  ready: () => Promise<Sounding>
  start: () => Promise<Sounding>
  stop: () => void
}

/** One at a time: whoever starts it again hears it once. */
export const siren: Siren = process.env.TARO_ENV === 'h5' ? webSiren() : wechatSiren()

function webSiren(): Siren {
  let context: AudioContext | undefined
  let source: AudioBufferSourceNode | undefined
  const stop = () => {
    source?.stop()
    source = undefined
  }
  async function begun(opened: AudioContext): Promise<Sounding> {
    // It never settles while the browser waits for a touch.
    const late = new Promise<void>((done) => clock.later(BEGINS_WITHIN, done))
    await Promise.race([opened.resume().catch(() => undefined), late])
    return opened.state === 'running' ? 'on' : 'refused'
  }
  return {
    stop,
    ready: async () => {
      if (!('AudioContext' in window)) return 'none'
      context ??= new AudioContext()
      return begun(context)
    },
    start: async () => {
      if (!('AudioContext' in window)) return 'none'
      context ??= new AudioContext()
      if (!source) {
        const buffer = context.createBuffer(1, RATE, RATE)
        buffer.copyToChannel(new Float32Array(sirenSamples()), 0)
        source = context.createBufferSource()
        source.buffer = buffer
        source.loop = true
        source.connect(context.destination)
        source.start()
      }
      return begun(context)
    },
  }
}

function wechatSiren(): Siren {
  let playing: Taro.InnerAudioContext | undefined
  return {
    stop: () => {
      playing?.stop()
      playing?.destroy()
      playing = undefined
    },
    // WeChat lets it sound without a touch.
    ready: async () => 'on',
    start: async () => {
      if (playing) return 'on'
      try {
        const path = `${Taro.env.USER_DATA_PATH}/siren.wav`
        Taro.getFileSystemManager().writeFileSync(path, sirenFile())
        await Taro.setInnerAudioOption({ obeyMuteSwitch: false, mixWithOther: true })
        playing = Taro.createInnerAudioContext()
        playing.loop = true
        playing.src = path
        playing.play()
        return 'on'
      } catch {
        return 'none'
      }
    },
  }
}
