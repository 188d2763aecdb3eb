import { useState } from 'react'
import { type Purpose, purposeTexts } from '../../../shared/privacy/purposes.ts'
import { paths } from '../paths.ts'
import { Box } from '../ui/base/box.tsx'
import { Button, ButtonLink } from '../ui/parts/button.tsx'
import { FieldError } from '../ui/parts/field.tsx'
import { Line } from '../ui/parts/prose.tsx'
import { Sheet } from '../ui/sheet/sheet.tsx'
import { answerConsent } from './consent.ts'

/** Asks for a consent of its own at the moment it is needed: what for, what happens without it, how to take it back. */
export function ConsentSheet({
  purpose,
  onGiven,
  onClose,
}: {
  purpose: Purpose
  /** The person agreed, and the service has kept it. */
  onGiven: () => void
  /** The person would rather not. */
  onClose: () => void
}) {
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const { word, why, without, withdrawn } = purposeTexts[purpose]
  async function agree() {
    setBusy(true)
    const kept = await answerConsent(purpose, true)
    setBusy(false)
    if (kept.ok) onGiven()
    else setWrong(kept.failure.message)
  }
  return (
    <Sheet title={`需要您单独同意：${word}`} onClose={onClose}>
      <Box>{why}</Box>
      <Line icon='info'>{without}</Line>
      <Line icon='undo-2'>随时可以在隐私中心撤回。{withdrawn}</Line>
      <FieldError id='consent'>{wrong}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void agree()}>
        同意
      </Button>
      <Button wide onTap={onClose}>
        不同意
      </Button>
      <ButtonLink kind='quiet' to={paths.policy}>
        看隐私政策
      </ButtonLink>
    </Sheet>
  )
}
