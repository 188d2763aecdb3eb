/**
 * The sound of an alarm: two tones in turn, drawn here, so that nothing is fetched. A browser may refuse to sound before the
 * page was touched; WeChat sounds through the mute switch, as an alarm must.
 */
import Taro from '@tarojs/taro'

/** Samples a second. */
const RATE = 8000
/** Hertz, one after the other, each for half a second. */
const TONES = [880, 660]

/** `on`: it sounds; `refused`: not before somebody has touched the page; `none`: the device has no sound. */
export type Sounding = 'on' | 'refused' | 'none'

export interface Siren {
  start: () => Promise<Sounding>
  stop: () => void
}

/** One second of it, from -1 to 1. */
export const sirenSamples = (): number[] =>
  Array.from({ length: RATE }, (_, at) => {
    const tone = TONES[Math.floor((at / RATE) * TONES.length)] ?? 0
    return 0.6 * Math.sin((2 * Math.PI * tone * at) / RATE)
  })

/** The same as a WAV file: 8 bits, one channel. */
export function sirenFile(): ArrayBuffer {
  const samples = sirenSamples()
  const view = new DataView(new ArrayBuffer(44 + samples.length))
  const word = (at: number, text: string) => {
    for (let i = 0; i < text.length; i++) view.setUint8(at + i, text.charCodeAt(i))
  }
  word(0, 'RIFF')
  view.setUint32(4, 36 + samples.length, true)
  word(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, RATE, true)
  view.setUint32(28, RATE, true)
  view.setUint16(32, 1, true)
  view.setUint16(34, 8, true)
  word(36, 'data')
  view.setUint32(40, samples.length, true)
  for (const [i, sample] of samples.entries()) view.setUint8(44 + i, Math.round(128 + 127 * sample))
  return view.buffer
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
  return {
    stop,
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
      // It never settles while the browser waits for a touch: what it says now is what counts.
      void context.resume().catch(() => undefined)
      await Promise.resolve()
      return context.state === 'running' ? 'on' : 'refused'
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
