import { paths } from '../paths.ts'
import { canScan } from '../platform/scan.ts'
import { Button, ButtonLink } from '../ui/parts/button.tsx'
import { scanAndGo } from './scan.ts'

/** Scans a code where there is a camera, else leads to where one types it. */
export function CodeButton() {
  if (canScan)
    return (
      <Button icon='scan-line' onTap={() => void scanAndGo()}>
        扫一扫
      </Button>
    )
  return (
    <ButtonLink icon='keyboard' to={paths.arrive}>
      输入邀请码
    </ButtonLink>
  )
}
