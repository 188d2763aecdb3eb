/** Saying aloud what it is about: recorded, sent, looked at, told, in one go. What could not be sent is kept for another try. */
import { useEffect, useRef, useState } from 'react'
import { VOICE_SECONDS } from '../../../../shared/photos/voices.ts'
import { api } from '../../api/api.ts'
import { useSeconds } from '../../live/use-seconds.ts'
import { clock } from '../../platform/clock.ts'
import { makeKey } from '../../platform/random.ts'
import { type Recording, recorder } from '../../platform/recorder.ts'
import { say } from '../../ui/toast/say.ts'

type State =
  | { is: 'idle'; why?: string }
  | { is: 'asking' }
  | { is: 'recording'; since: number }
  | { is: 'sending' }
  | { is: 'unsent'; recording: Recording; why: string }

const NOT_ALLOWED = '没有用麦克风的权限，请在设置里打开，或写字、打电话'
const NO_MICROPHONE = '这台设备录不了音，请写字或打电话'

/** Why it was not sent; nothing where it was. */
async function send(alertId: string, { type, seconds, bytes, send: post }: Recording): Promise<string | undefined> {
  const form = await api.call('requestVoice', { body: { type, seconds, bytes } })
  if (!form.ok) return form.failure.message
  const { voiceId, upload } = form.value
  if (!(await post(upload.url, upload.fields, () => undefined))) return '没有传上去，请重试'
  const looked = await api.call('checkVoice', { params: { voiceId } })
  if (!looked.ok) return looked.failure.message
  const body = { voices: [voiceId] }
  const told = await api.call('describeAlert', { params: { alertId }, body, key: makeKey() })
  return told.ok ? undefined : told.failure.message
}

export function useVoice(alertId: string, done: () => void) {
  const [state, setState] = useState<State>({ is: 'idle' })
  const here = useRef(true)
  const recording = state.is === 'recording'
  const now = useSeconds(recording)
  const seconds = recording ? Math.min(VOICE_SECONDS, Math.floor((now - state.since) / 1000)) : 0

  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
      recorder.cancel()
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a full minute is sent once
  useEffect(() => {
    if (recording && seconds >= VOICE_SECONDS) void finish()
  }, [recording, seconds])

  async function start() {
    setState({ is: 'asking' })
    const began = await recorder.start()
    if (!here.current) return recorder.cancel()
    if (began === 'on') setState({ is: 'recording', since: clock.now() })
    else setState({ is: 'idle', why: began === 'refused' ? NOT_ALLOWED : NO_MICROPHONE })
  }
  async function finish() {
    setState({ is: 'sending' })
    const recorded = await recorder.stop()
    if (recorded) await deliver(recorded)
    else setState({ is: 'idle', why: '没有录到声音，请再录一次' })
  }
  async function deliver(recorded: Recording) {
    setState({ is: 'sending' })
    const why = await send(alertId, recorded)
    if (why) return setState({ is: 'unsent', recording: recorded, why })
    setState({ is: 'idle' })
    say('语音已发给来帮忙的人')
    done()
  }
  function cancel() {
    recorder.cancel()
    setState({ is: 'idle' })
  }
  return { state, seconds, start, finish, cancel, again: deliver }
}
