/** An alert as whoever raised it, their family or a neighbour sees it: the state first, then who comes, calls, what can be done. */
import { useEffect, useState } from 'react'
import { isOpen } from '../../../../shared/alerts/lifecycle.ts'
import { api } from '../../api/api.ts'
import type { LiveEvent } from '../../live/socket.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { clock } from '../../platform/clock.ts'
import { Stack } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Calls } from '../raise/calls.tsx'
import { myCalls } from '../raise/device-calls.ts'
import { Actions } from './actions.tsx'
import { Apart } from './apart.tsx'
import { Asked } from './asked.tsx'
import { Coming } from './coming.tsx'
import { Describe } from './describe.tsx'
import { Happened } from './happened.tsx'
import { OwnPeople } from './own-people.tsx'
import { Sharing } from './sharing.tsx'
import { Standing } from './state-head.tsx'

export function AlertPage({ id }: { id: string }) {
  const now = useNow()
  const isAboutIt = (event: LiveEvent) =>
    event.kind === 'opened' ||
    ((event.frame.type === 'caseChanged' || event.frame.type === 'alertRings') && event.frame.id === id)
  const { reading, reread } = useReading(() => api.call('getAlert', { params: { alertId: id } }), {
    key: id,
    cares: isAboutIt,
  })
  const alert = reading.state === 'ready' ? reading.value : undefined
  useAgain(alert !== undefined && isOpen(alert.state), reread)
  useSeen(id, alert?.parties.some((party) => ['family', 'kin', 'neighbour'].includes(party)) ?? false)
  // Whoever goes is told the phone of who asks for help: that is not one to keep.
  const calls = alert?.parties.includes('holder') ? undefined : alert?.calls
  useEffect(() => {
    if (calls) myCalls.add(calls)
  }, [calls])

  if (!alert)
    return (
      <>
        {reading.state === 'failed' ? <ErrorState failure={reading.failure} retry={reread} /> : <Skeleton cards={2} />}
        <Calls title='直接拨打电话' />
      </>
    )
  const open = isOpen(alert.state)
  const again = () => void reread()
  return (
    <Stack>
      {reading.state === 'ready' && reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Standing alert={alert} now={now} />
      {open && alert.parties.includes('witness') && !alert.parties.includes('raiser') && <Apart alert={alert} />}
      <Coming alert={alert} />
      <Calls title='直接拨打电话' calls={alert.calls} />
      {open && <Asked alert={alert} />}
      {open && <Actions alert={alert} done={again} />}
      {(alert.parties.includes('raiser') || alert.parties.includes('witness')) && <OwnPeople alert={alert} />}
      {open && alert.parties.includes('raiser') && <Sharing id={id} />}
      {alert.moves.includes('describe') && <Describe alert={alert} done={again} />}
      <Happened alert={alert} now={now} done={again} />
    </Stack>
  )
}

/** Who waits for help is not left with what no frame told: so often it is read in any case. */
const AGAIN = 5_000

function useAgain(open: boolean, reread: () => Promise<void>) {
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round sets the next one
  useEffect(() => {
    if (!open) return
    return clock.later(AGAIN, () => void reread().finally(() => setRound(round + 1)))
  }, [open, round])
}

/** Tells whoever raised it that one more has looked. */
function useSeen(id: string, told: boolean) {
  useEffect(() => {
    if (told) void api.call('seeAlert', { params: { alertId: id } })
  }, [id, told])
}
