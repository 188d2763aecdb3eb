import type { WarningWhole } from '../../../../shared/warnings/contract.ts'
import { isInForce, type Warning } from '../../../../shared/warnings/warning.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Line } from '../../ui/parts/prose.tsx'

/** Before anything else: that it no longer holds, and what does. */
export function Standing({ warning, now }: { warning: WarningWhole; now: number }) {
  const last = warning.history.at(-1)
  if (warning.message === 'cancel')
    return (
      <Card tone='brand'>
        <Line icon='circle-check'>预警已经解除。</Line>
      </Card>
    )
  if (last && last.id !== warning.id) return <Followed last={last} />
  if (isInForce(warning, new Date(now).toISOString())) return null
  return (
    <Card>
      <Line icon='clock'>这条预警已经过了有效时间，留在这里供查看。</Line>
    </Card>
  )
}

function Followed({ last }: { last: Warning }) {
  if (last.message === 'cancel')
    return (
      <Card title='这条预警已经解除' tone='brand'>
        <Box>{last.text}</Box>
        <ButtonLink to={paths.warning(last.id)}>看解除通知</ButtonLink>
      </Card>
    )
  return (
    <Card title='这条预警已经更新' tone='amber'>
      <Box>请以最新的为准：{last.headline}</Box>
      <ButtonLink kind='main' to={paths.warning(last.id)}>
        看最新的预警
      </ButtonLink>
    </Card>
  )
}
