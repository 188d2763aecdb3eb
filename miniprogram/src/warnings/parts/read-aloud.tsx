import type { Warning } from '../../../../shared/warnings/warning.ts'
import { canSpeak, useSpeech } from '../../platform/speech.ts'
import { Button } from '../../ui/parts/button.tsx'
import { spokenWarning } from '../../words/warning.ts'

/** Reads a warning aloud, where the platform can. */
export function ReadAloud({ warning, now }: { warning: Warning; now: number }) {
  const { speaking, speak, stop } = useSpeech()
  if (!canSpeak) return null
  return (
    <Button
      kind='main'
      icon='volume-2'
      pressed={speaking}
      onTap={() => (speaking ? stop() : speak(spokenWarning(warning, now), 'zh-CN'))}
    >
      {speaking ? '停止朗读' : '读给我听'}
    </Button>
  )
}
