import { useState } from 'react'
import type { Home } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { paths } from '../../paths.ts'
import { rereadMe } from '../../session/freshen.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { Buttons } from '../../ui/parts/prose.tsx'
import { GoesAlong } from '../parts/goes-along.tsx'

/** Leaving a household, or moving to another one. */
export function LeaveHome({ home, alone, done }: { home: Home; alone: boolean; done: () => void }) {
  const [asking, setAsking] = useState(false)
  const { act, busy, failure } = useAct()
  async function leave() {
    const wish = { params: { household: home.household } }
    if (!(await act(wish, () => api.call('leaveHousehold', wish), '已离开这一户'))) return
    setAsking(false)
    await rereadMe()
    done()
  }
  return (
    <Card title='不住这里了？'>
      <Buttons>
        <ButtonLink icon='truck' to={paths.moveFrom(home.household)}>
          搬家
        </ButtonLink>
        <Button icon='door-open' onTap={() => setAsking(true)}>
          离开这一户
        </Button>
      </Buttons>
      {asking && (
        <Confirm
          title={`离开 ${home.buildingName} ${home.room}`}
          word='离开这一户'
          busy={busy}
          failure={failure}
          onYes={() => void leave()}
          onClose={() => setAsking(false)}
        >
          <Box>离开后，您不再是这一户的成员，提过的诉求还在。想回来要重新申请。</Box>
          <GoesAlong whose='您' childless={alone} />
        </Confirm>
      )}
    </Card>
  )
}
