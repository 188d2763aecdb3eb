/** Running an activity on the spot: the code on the screen, who is there, ending and closing it. */
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { Activity } from '../../../../shared/teams/activity.ts'
import { type CheckPurpose, checkPurposes, checkWords } from '../../../../shared/teams/check-code.ts'
import { takesCheckIns } from '../../../../shared/teams/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { clock } from '../../platform/clock.ts'
import { useWide } from '../../platform/wide.ts'
import { Gate } from '../../session/gate.tsx'
import { Box } from '../../ui/base/box.tsx'
import { Page } from '../../ui/page/page.tsx'
import { CaseTag } from '../../ui/parts/case-tag.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { Stack } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'
import { activityIcons, stateRule } from '../parts/words.ts'
import { Attendance } from './attendance.tsx'
import { CodeCard } from './code-card.tsx'
import { EndPart } from './end-part.tsx'
import style from './run.module.scss'

export default function RunPage() {
  const { params } = useRouter()
  const wide = useWide()
  const id = params.id ?? ''
  return (
    <Page title='现场签到' wide={wide}>
      <Gate>{(me) => <Run key={`${me.id} ${id}`} me={me.id} activityId={id} />}</Gate>
    </Page>
  )
}

/** People come in one after the other: the list is read anew so often while it runs. */
const READ_AGAIN = 5_000

function Run({ me, activityId }: { me: string; activityId: string }) {
  const params = { activityId }
  const { reading, reread, put } = useReading(() => api.call('getActivity', { params }), { key: activityId })
  const people = useReading(() => api.call('listAttendance', { params }), { key: `attendance-${activityId}` })
  const going = reading.state === 'ready' && takesCheckIns(reading.value.state)
  const [round, setRound] = useState(0)
  const { reread: rereadPeople } = people
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round sets the next one
  useEffect(() => {
    if (!going) return
    return clock.later(READ_AGAIN, () => {
      void rereadPeople()
      void reread()
      setRound(round + 1)
    })
  }, [going, round])
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={() => void reread()} />
  const activity = reading.value
  return (
    <Stack>
      {reading.failure && <StaleNote failure={reading.failure} retry={() => void reread()} />}
      <Head title={activity.title}>
        <CaseTag rule={stateRule(activity.state)} icon={activityIcons[activity.state]} />
      </Head>
      <Box className={style.panes}>
        {going && <Codes activity={activity} />}
        <Box className={style.pane}>
          <Attendance me={me} activity={activity} reading={people.reading} reread={() => void rereadPeople()} />
          <EndPart
            activity={activity}
            put={(after) => {
              put(after)
              void rereadPeople()
            }}
          />
        </Box>
      </Box>
    </Stack>
  )
}

function Codes({ activity }: { activity: Activity }) {
  const [purpose, setPurpose] = useState<CheckPurpose>('in')
  return (
    <Box className={style.pane}>
      <Tabs
        label='签到还是签退'
        tabs={checkPurposes.map((each) => [each, checkWords[each]] as const)}
        current={purpose}
        onChoose={setPurpose}
      />
      <CodeCard key={purpose} activityId={activity.id} purpose={purpose} />
    </Box>
  )
}
