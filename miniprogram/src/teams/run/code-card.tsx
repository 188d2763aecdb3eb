import { useEffect, useState } from 'react'
import { type CheckPurpose, checkWords, scannedText, shownCheckCode } from '../../../../shared/teams/check-code.ts'
import { CODE_STANDS } from '../../../../shared/teams/kinds.ts'
import { api } from '../../api/api.ts'
import type { Failure } from '../../api/outcome.ts'
import { qrPicture } from '../../households/invite/qr.ts'
import { useSeconds } from '../../live/use-seconds.ts'
import { clock } from '../../platform/clock.ts'
import { Box } from '../../ui/base/box.tsx'
import { Picture } from '../../ui/base/picture.tsx'
import { Bar } from '../../ui/parts/bar.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import style from './run.module.scss'

interface Codes {
  /** How far the service's clock is ahead of this device's, in milliseconds. */
  ahead: number
  codes: readonly { code: string; from: string; until: string }[]
}

const holds = ({ ahead, codes }: Codes, now: number) =>
  codes.find(({ from, until }) => Date.parse(from) <= now + ahead && now + ahead < Date.parse(until))

/** The code of now, large, with the seconds that it stands; the next one is there before it is due. */
export function CodeCard({ activityId, purpose }: { activityId: string; purpose: CheckPurpose }) {
  const now = useSeconds()
  const [held, setHeld] = useState<Codes>()
  const [failure, setFailure] = useState<Failure>()
  const [asked, setAsked] = useState(0)
  const current = held && holds(held, now)
  const last = held?.codes.at(-1)
  // Asked for when there is no code for now, or the last one has begun; a few seconds apart where that fails.
  const wanted = !current || current.code === last?.code
  const turn = Math.floor(now / 3000)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it asks when a code is wanted, at most once a turn
  useEffect(() => {
    if (!wanted || asked === turn) return
    setAsked(turn)
    void api.call('getCheckCode', { params: { activityId }, query: { purpose } }).then((outcome) => {
      if (!outcome.ok) return setFailure(outcome.failure)
      setFailure(undefined)
      setHeld({ ahead: Date.parse(outcome.value.now) - clock.now(), codes: outcome.value.codes })
    })
  }, [wanted, turn])
  if (!held && failure) return <ErrorState failure={failure} retry={() => setAsked(0)} />
  if (!held || !current) return <Skeleton cards={1} />
  const left = Math.max(0, Date.parse(current.until) - (now + held.ahead))
  return (
    <Card title={`扫码${checkWords[purpose]}`}>
      {failure && <StaleNote failure={failure} retry={() => setAsked(0)} />}
      <Picture
        src={qrPicture(scannedText(activityId, current.code))}
        alt={`${checkWords[purpose]}的二维码`}
        className={style.picture}
      />
      <Box className={style.code} role='status' label={`${checkWords[purpose]}码`}>
        {shownCheckCode(current.code)}
      </Box>
      <Bar share={left / CODE_STANDS} />
      <Soft>
        {Math.ceil(left / 1000)} 秒后换新码。打开微邻里的这个活动，点“扫码{checkWords[purpose]}”。
      </Soft>
    </Card>
  )
}
