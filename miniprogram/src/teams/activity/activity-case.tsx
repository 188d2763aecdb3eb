/** An activity: what, when, where; signing up, waiting, checking in; what it brought. */

import { minutesWords } from '../../../../shared/hours/words.ts'
import type { Activity } from '../../../../shared/teams/activity.ts'
import { teamKindWords } from '../../../../shared/teams/kinds.ts'
import { isHeld, takesSignUps } from '../../../../shared/teams/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { addToCalendar } from '../../platform/calendar.ts'
import { Box } from '../../ui/base/box.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { CaseTag } from '../../ui/parts/case-tag.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { Buttons, Line, Soft, Stack } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { PhotoGrid } from '../../ui/photo/photo-grid.tsx'
import { momentWords } from '../../words/time.ts'
import parts from '../parts/parts.module.scss'
import { activityIcons, kindIcons, placesWords, spanWords, stateRule } from '../parts/words.ts'
import { HeldBack } from './held-back.tsx'
import { OwnPart } from './own-part.tsx'
import { ReportLine } from './report-line.tsx'
import { RunnerPart } from './runner-part.tsx'

export function ActivityCase({ activityId }: { activityId: string }) {
  const { reading, reread, put } = useReading(() => api.call('getActivity', { params: { activityId } }), {
    key: activityId,
  })
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={() => void reread()} />
  const activity = reading.value
  return (
    <Stack>
      {reading.failure && <StaleNote failure={reading.failure} retry={() => void reread()} />}
      <HeldBack activity={activity} put={put} />
      <About activity={activity} />
      <OwnPart activity={activity} put={put} reread={() => void reread()} />
      {(activity.parties.includes('lead') || activity.parties.includes('staff')) && (
        <RunnerPart activity={activity} put={put} />
      )}
      <ReportLine activity={activity} reread={() => void reread()} />
    </Stack>
  )
}

function About({ activity }: { activity: Activity }) {
  const now = useNow()
  const { id, title, kind, state, text, place, where, team, signUpUntil, reason, photo, figures } = activity
  const rule = stateRule(state)
  return (
    <>
      <Card>
        <Head
          title={
            <>
              <Icon name={kindIcons[kind]} className={parts.kind} /> {title}
            </>
          }
        >
          <CaseTag rule={rule} icon={activityIcons[state]} />
        </Head>
        {state === 'calledOff' && reason && <Line icon='triangle-alert'>取消原因：{reason}</Line>}
        <Line icon='clock'>{spanWords(activity, now)}</Line>
        <Line icon='map-pin'>
          {place.name} {where}
        </Line>
        <Line icon='users-round'>
          {team ? team.name : `${place.name}组织`}，{teamKindWords[kind]}
        </Line>
        {takesSignUps(state) && (
          <Line icon='ticket'>
            {placesWords(activity)}，{momentWords(signUpUntil, now)} 截止
          </Line>
        )}
        {isHeld(state) && <Line icon='user-round-check'>{activity.came} 人签到</Line>}
        {figures && (
          <Line icon='circle-check-big'>
            {figures.came} 人参加，合计 {minutesWords(figures.minutes)}
          </Line>
        )}
        <Soft>{rule.next}</Soft>
        {takesSignUps(state) && (
          <Buttons>
            <Button
              kind='quiet'
              icon='calendar-days'
              onTap={() =>
                void addToCalendar({
                  title,
                  beginsAt: activity.beginsAt,
                  endsAt: activity.endsAt,
                  where: `${place.name} ${where}`,
                  path: `/calendars/activities/${id}.ics`,
                })
              }
            >
              加到日历
            </Button>
            {team && (
              <ButtonLink kind='quiet' icon='users-round' to={paths.team(team.id)}>
                看这支队伍
              </ButtonLink>
            )}
          </Buttons>
        )}
      </Card>
      <Card title='活动内容'>
        <Box className={parts.words}>{text}</Box>
        {photo && <PhotoGrid photos={[photo]} />}
      </Card>
    </>
  )
}
