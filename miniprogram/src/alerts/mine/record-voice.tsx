/** A voice message for whoever comes: one tap to begin, one to send it; hands that shake hold nothing down. */
import { VOICE_SECONDS } from '../../../../shared/photos/voices.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Buttons, Stack } from '../../ui/parts/prose.tsx'
import style from './mine.module.scss'
import { useVoice } from './use-voice.ts'

export function RecordVoice({ alertId, done }: { alertId: string; done: () => void }) {
  const { state, seconds, start, finish, cancel, again } = useVoice(alertId, done)
  switch (state.is) {
    case 'recording':
      return (
        <Stack>
          <Box className={style.recording} role='status' label='正在录音'>
            正在录音 {seconds} 秒（最长 {VOICE_SECONDS} 秒）
          </Box>
          <Button kind='main' wide icon='send' onTap={() => void finish()}>
            说完了，发出去
          </Button>
          <Button wide icon='x' onTap={cancel}>
            不发了
          </Button>
        </Stack>
      )
    case 'unsent':
      return (
        <Stack>
          <FieldError id='voice-unsent'>{state.why}</FieldError>
          <Buttons>
            <Button kind='main' icon='refresh-cw' onTap={() => void again(state.recording)}>
              再发一次
            </Button>
            <Button icon='x' onTap={cancel}>
              不发了
            </Button>
          </Buttons>
        </Stack>
      )
    case 'idle':
    case 'asking':
    case 'sending':
      return (
        <Stack>
          <Button wide icon='mic' busy={state.is !== 'idle'} onTap={() => void start()}>
            {state.is === 'sending' ? '正在发语音…' : '点一下，用语音说'}
          </Button>
          <FieldError id='voice'>{state.is === 'idle' ? state.why : undefined}</FieldError>
        </Stack>
      )
  }
}
