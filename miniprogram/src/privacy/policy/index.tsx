import { POLICY_VERSION } from '../../../../shared/privacy/purposes.ts'
import { paths } from '../../paths.ts'
import { Gate } from '../../session/gate.tsx'
import { Box } from '../../ui/base/box.tsx'
import { Page } from '../../ui/page/page.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { policy } from './policy.ts'

/** The privacy policy in plain words. */
export default function Policy() {
  return (
    <Page title='隐私政策'>
      <Box>我们只收办事用得着的信息。下面逐条说清楚。</Box>
      <Soft>版本 {POLICY_VERSION}</Soft>
      {policy.map(({ title, lines }) => (
        <Card key={title} title={title}>
          {lines.map((line) => (
            <Box as='p' key={line}>
              {line}
            </Box>
          ))}
        </Card>
      ))}
      <Gate instead={null}>
        {() => (
          <ButtonLink icon='shield-check' to={paths.privacy}>
            去隐私中心
          </ButtonLink>
        )}
      </Gate>
    </Page>
  )
}
