import { Box } from '../ui/base/box.tsx'
import { Page } from '../ui/page/page.tsx'
import { Card } from '../ui/parts/card.tsx'
import { policy } from './policy.ts'

/** The privacy policy in plain words. */
export default function Privacy() {
  return (
    <Page title='隐私政策'>
      <Box>我们只收办事用得着的信息。下面逐条说清楚。</Box>
      {policy.map(({ title, lines }) => (
        <Card key={title} title={title}>
          {lines.map((line) => (
            <Box as='p' key={line}>
              {line}
            </Box>
          ))}
        </Card>
      ))}
    </Page>
  )
}
