/**
 * Recording a voice: by WeChat's recorder as MP3, which everything plays; by the browser's as MP4 where it can, else WebM. Whoever
 * holds the device is asked for the microphone when they tap, and not before.
 */
import Taro from '@tarojs/taro'
import { VOICE_SECONDS, type VoiceType } from '../../../shared/photos/voices.ts'
import { clock } from './clock.ts'
import { type SendFile, sendBrowserFile, sendWechatFile } from './send-form.ts'

/** What was recorded; `send` posts it to a signed form and says whether it arrived. */
export interface Recording {
  type: VoiceType
  seconds: number
  bytes: number
  send: SendFile
}

/** `refused`: no leave to use the microphone; `none`: the device has none, or can't record. */
export type Started = 'on' | 'refused' | 'none'

export interface Recorder {
  /** One at a time. */
  start: () => Promise<Started>
  /** What was recorded since; nothing where nothing was. It ends by itself after a minute, and keeps it. */
  stop: () => Promise<Recording | undefined>
  /** Forgets it. */
  cancel: () => void
}

export const recorder: Recorder = process.env.TARO_ENV === 'h5' ? webRecorder() : wechatRecorder()

const secondsOf = (milliseconds: number) => Math.min(VOICE_SECONDS, Math.max(1, Math.round(milliseconds / 1000)))

const webTypes: readonly (readonly [string, VoiceType])[] = [
  ['audio/mp4', 'm4a'],
  ['audio/webm;codecs=opus', 'webm'],
  ['audio/webm', 'webm'],
]

function webRecorder(): Recorder {
  let running: { recorder: MediaRecorder; ended: Promise<Recording | undefined> } | undefined

  function record(stream: MediaStream, mimeType: string, type: VoiceType) {
    const made = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 64_000 })
    const parts: Blob[] = []
    const began = clock.now()
    made.ondataavailable = ({ data }) => parts.push(data)
    const ended = new Promise<Recording | undefined>((resolve) => {
      made.onstop = () => {
        for (const track of stream.getTracks()) track.stop()
        const file = new File(parts, 'voice', { type: mimeType })
        const seconds = secondsOf(clock.now() - began)
        resolve(file.size ? { type, seconds, bytes: file.size, send: sendBrowserFile(file) } : undefined)
      }
    })
    made.start()
    clock.later(VOICE_SECONDS * 1000, () => made.state === 'recording' && made.stop())
    return { recorder: made, ended }
  }

  const stop = async () => {
    const { recorder: made, ended } = running ?? {}
    running = undefined
    if (made?.state === 'recording') made.stop()
    return ended
  }
  return {
    start: async () => {
      const way = window.MediaRecorder && webTypes.find(([mime]) => MediaRecorder.isTypeSupported(mime))
      if (!way || !navigator.mediaDevices) return 'none'
      try {
        const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
        running = record(stream, ...way)
        return 'on'
      } catch (error) {
        return error instanceof DOMException && error.name === 'NotFoundError' ? 'none' : 'refused'
      }
    },
    stop,
    cancel: () => void stop(),
  }
}

function wechatRecorder(): Recorder {
  let manager: Taro.RecorderManager | undefined
  let began: ((became: Started) => void) | undefined
  let end: ((recorded: Recording | undefined) => void) | undefined
  let ended: Promise<Recording | undefined> | undefined

  /** WeChat has one recorder, whose listeners are added and never taken away. */
  function only(): Taro.RecorderManager {
    if (manager) return manager
    manager = Taro.getRecorderManager()
    manager.onStart(() => began?.('on'))
    manager.onStop(({ tempFilePath, duration, fileSize }) =>
      end?.({ type: 'mp3', seconds: secondsOf(duration), bytes: fileSize, send: sendWechatFile(tempFilePath) }),
    )
    manager.onError(() => {
      began?.('refused')
      end?.(undefined)
    })
    return manager
  }

  return {
    start: () => {
      const starts = new Promise<Started>((resolve) => {
        began = resolve
      })
      ended = new Promise((resolve) => {
        end = resolve
      })
      only().start({
        duration: VOICE_SECONDS * 1000,
        format: 'mp3',
        sampleRate: 16000,
        numberOfChannels: 1,
        encodeBitRate: 48000,
      })
      return starts
    },
    stop: async () => {
      only().stop()
      return ended
    },
    cancel: () => manager?.stop(),
  }
}
