import type { ListedActivity } from '../../../../shared/teams/activity.ts'
import { signUpWords } from '../../../../shared/teams/attendance.ts'
import { teamKindWords } from '../../../../shared/teams/kinds.ts'
import { activityLifecycle, takesSignUps } from '../../../../shared/teams/lifecycle.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { CaseTag } from '../../ui/parts/case-tag.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import { LetterLink } from '../../ui/parts/letter-link.tsx'
import style from './parts.module.scss'
import { activityIcons, kindIcons, placesWords, spanWords, stateRule } from './words.ts'

/** An activity in a list, as a letter: what, when, where, how many places are left; nobody's name. */
export function ActivityLetter({ activity, now }: { activity: ListedActivity; now: number }) {
  const { id, title, kind, state, place, where, team, mine, reason } = activity
  return (
    <LetterLink
      to={paths.activity(id)}
      title={
        <>
          <Icon name={kindIcons[kind]} className={style.kind} /> {title}
        </>
      }
      tag={
        <Box as='span' className={style.tags}>
          {mine && mine !== 'cancelled' && activityLifecycle.states[state].stage !== 'closed' && (
            <Tag icon={mine === 'joined' ? 'check' : 'hourglass'}>{signUpWords[mine]}</Tag>
          )}
          <CaseTag rule={stateRule(state)} icon={activityIcons[state]} />
        </Box>
      }
    >
      <Box as='span' className={style.meta}>
        <Box as='span'>
          <Icon name='clock' /> {spanWords(activity, now)}
        </Box>
        <Box as='span'>
          <Icon name='map-pin' /> {place.name} {where}
        </Box>
        <Box as='span'>
          <Icon name='users-round' /> {team ? team.name : '社区组织'}，{teamKindWords[kind]}
        </Box>
        {takesSignUps(state) && <Box as='span'>{placesWords(activity)}</Box>}
        {state === 'calledOff' && reason && <Box as='span'>取消原因：{reason}</Box>}
      </Box>
    </LetterLink>
  )
}
