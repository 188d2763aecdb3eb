import { useState } from 'react'
import { isChild } from '../../../../shared/people/child.ts'
import { CHILD_TAKES_PART } from '../../../../shared/teams/kinds.ts'
import type { Team } from '../../../../shared/teams/team.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { paths } from '../../paths.ts'
import { useMe } from '../../session/store.ts'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Soft } from '../../ui/parts/prose.tsx'

/** Joining, or asking to; leaving. Whoever leads it hands that on first. */
export function JoinPart({ team, reread }: { team: Team; reread: () => void }) {
  const { id: teamId, mine, entry, parties } = team
  const [leaving, setLeaving] = useState(false)
  const { act, busy, failure } = useAct()
  const me = useMe()
  const params = { teamId }
  async function join() {
    const said = entry === 'open' ? '已加入' : '已申请，等队长同意'
    if (await act('join', (key) => api.call('joinTeam', { params, key }), said)) reread()
  }
  async function leave() {
    if (!(await act('leave', () => api.call('leaveTeam', { params }), '已退出'))) return
    setLeaving(false)
    reread()
  }
  if (parties.includes('lead')) return null
  if (me && isChild(me) && mine === undefined) return <Soft>{CHILD_TAKES_PART}。</Soft>
  if (!parties.includes('neighbour') && mine === undefined)
    return (
      <Card tone='amber' title='核实住处后就能加入'>
        <ButtonLink kind='main' to={paths.join}>
          去入户
        </ButtonLink>
      </Card>
    )
  return (
    <>
      <FieldError id='join'>{leaving ? undefined : failure?.message}</FieldError>
      {mine === undefined ? (
        <Button kind='main' icon='user-plus' wide busy={busy} onTap={() => void join()}>
          {entry === 'open' ? '加入队伍' : '申请加入'}
        </Button>
      ) : (
        <Button wide onTap={() => setLeaving(true)}>
          {mine === 'in' ? '退出队伍' : '撤回申请（等队长同意）'}
        </Button>
      )}
      {leaving && (
        <Confirm
          title={mine === 'in' ? '退出这支队伍？' : '撤回申请？'}
          word={mine === 'in' ? '退出' : '撤回'}
          busy={busy}
          failure={failure}
          onYes={() => void leave()}
          onClose={() => setLeaving(false)}
        >
          <Soft>已经报名的活动不受影响，记过的时长都在。</Soft>
        </Confirm>
      )}
    </>
  )
}
