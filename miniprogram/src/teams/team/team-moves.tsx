import { useState } from 'react'
import { REASON_MAX } from '../../../../shared/teams/kinds.ts'
import type { Team } from '../../../../shared/teams/team.ts'
import { type TeamMove, teamLifecycle } from '../../../../shared/teams/team-lifecycle.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { FieldError, TextField } from '../../ui/parts/field.tsx'
import { Buttons, Soft } from '../../ui/parts/prose.tsx'

type Asked = Extract<TeamMove, 'agree' | 'refuse' | 'close'>
const hints: Record<Asked, string> = {
  agree: '同意后居民都能看到、加入，提议的人当队长。',
  refuse: '提议的人会看到您写的原因。',
  close: '解散后不能再办活动；做过的活动和时长都留着。',
}
const asks: readonly Asked[] = ['agree', 'refuse', 'close']

/** What can be decided about it: the buttons follow the lifecycle. */
export function TeamMoves({ team, put }: { team: Team; put: (team: Team) => void }) {
  const [asking, setAsking] = useState<Asked>()
  const [reason, setReason] = useState('')
  const { act, busy, failure, wrong, forget } = useAct()
  const params = { teamId: team.id }
  const open = asks.filter((move) => team.moves.includes(move))
  if (open.length === 0) return null

  async function doIt(move: Asked) {
    const body = { reason: reason.trim() }
    const after = await act({ move, reason }, async (key) => {
      if (move === 'agree') return api.call('agreeToTeam', { params, key })
      return move === 'refuse'
        ? api.call('refuseTeam', { params, body, key })
        : api.call('closeTeam', { params, body, key })
    })
    if (!after) return
    setAsking(undefined)
    put(after)
  }
  return (
    <Card title={team.state === 'proposed' ? '等社区同意' : '管理队伍'}>
      <Buttons>
        {open.map((move) => (
          <Button
            key={move}
            kind={move === 'agree' ? 'main' : 'plain'}
            onTap={() => {
              forget()
              setAsking(move)
            }}
          >
            {teamLifecycle.moves[move].word}
          </Button>
        ))}
      </Buttons>
      {asking && (
        <Confirm
          title={`${teamLifecycle.moves[asking].word}？`}
          word={teamLifecycle.moves[asking].word}
          busy={busy}
          onYes={() => void doIt(asking)}
          onClose={() => setAsking(undefined)}
        >
          <Soft>{hints[asking]}</Soft>
          {asking !== 'agree' && (
            <TextField
              id='reason'
              label='原因'
              value={reason}
              max={REASON_MAX}
              error={wrong.reason}
              onType={setReason}
            />
          )}
          <FieldError id='team'>{failure && !failure.fields ? failure.message : undefined}</FieldError>
        </Confirm>
      )}
    </Card>
  )
}
