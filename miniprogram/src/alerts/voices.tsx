/** What was said aloud about an alert, to be heard by a tap. */
import type { Alert } from '../../../shared/alerts/alert.ts'
import { usePlaying } from '../platform/playing.ts'
import { Box } from '../ui/base/box.tsx'
import { Button } from '../ui/parts/button.tsx'
import { FieldError } from '../ui/parts/field.tsx'
import { Soft, Stack } from '../ui/parts/prose.tsx'
import { momentWords } from '../words/time.ts'

export function Voices({ voices, now }: { voices: Alert['voices']; now: number }) {
  const { playing, failed, toggle } = usePlaying()
  if (voices.length === 0) return null
  return (
    <Stack>
      {voices.map(({ id, url, seconds, at, by, mine }) => (
        <Box key={id}>
          <Button
            wide
            icon={playing === id ? 'square' : 'volume-2'}
            pressed={playing === id}
            onTap={() => toggle(id, url)}
          >
            {playing === id ? `停止（${seconds} 秒）` : `听语音 ${seconds} 秒`}
          </Button>
          <Soft>
            {mine ? '您' : by.name}说的，{momentWords(at, now)}
          </Soft>
          <FieldError id={`voice-${id}`}>
            {failed === id ? '放不出来，请刷新后再试，或直接打电话问' : undefined}
          </FieldError>
        </Box>
      ))}
    </Stack>
  )
}
