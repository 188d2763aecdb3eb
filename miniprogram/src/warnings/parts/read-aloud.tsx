import type { Warning } from '../../../../shared/warnings/warning.ts'
import { canSpeak, useSpeech } from '../../platform/speech.ts'
import { Button } from '../../ui/parts/button.tsx'
import { spokenWarning } from '../../words/warning.ts'

/** Reads a warning aloud, where the platform can. */
export function ReadAloud({ warning, now, onSpeak }: { warning: Warning; now: number; onSpeak?: () => void }) {
  const { speaking, speak, stop } = useSpeech()
  if (!canSpeak) return null
  return (
    <Button
      kind='main'
      icon='volume-2'
      pressed={speaking}
      onTap={() => {
        if (speaking) return stop()
        speak(spokenWarning(warning, now), 'zh-CN')
        onSpeak?.()
      }}
    >
      {speaking ? '停止朗读' : '读给我听'}
    </Button>
  )
}
