import type { Me } from '../../../shared/people/person.ts'
import { paths } from '../paths.ts'
import { canScan } from '../platform/scan.ts'
import { CodeButton } from '../session/code-button.tsx'
import { Box } from '../ui/base/box.tsx'
import { ButtonLink } from '../ui/parts/button.tsx'
import { Card } from '../ui/parts/card.tsx'
import { Buttons } from '../ui/parts/prose.tsx'

/** Leads whoever has no verified home to one; staff without a home are left alone. */
export function HomeLead({ me }: { me: Me }) {
  const waiting = me.homes.find(({ verified }) => !verified)
  if (me.homes.some(({ verified }) => verified)) return null
  if (waiting)
    return (
      <Card title='入户申请待核实' tone='brand'>
        <Box>
          {waiting.buildingName} {waiting.room}。可以用手机号快速核对，或请家人邀请。
        </Box>
        <ButtonLink icon='house' to={paths.myHome}>
          看进展、去核实
        </ButtonLink>
      </Card>
    )
  if (me.roles.length > 0) return null
  return (
    <Card title='您住在哪一户？' tone='brand'>
      <Box>入户后，诉求自动归到您家的网格，还能看小区里公开的事。{canScan && '楼门口贴着入户码，扫一下最快。'}</Box>
      <Buttons>
        <ButtonLink kind='main' icon='search' to={paths.join}>
          搜地址入户
        </ButtonLink>
        <CodeButton />
      </Buttons>
    </Card>
  )
}
