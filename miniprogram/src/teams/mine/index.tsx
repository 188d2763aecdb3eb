/** The activities that I signed up for, and a link by which my phone's calendar follows them. */
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { paths } from '../../paths.ts'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { ActivityLetter } from '../parts/activity-letter.tsx'
import { CalendarCard } from './calendar-card.tsx'

export default function MyActivities() {
  return (
    <Page title='我的活动' warned='whole'>
      <Gate>{(me) => <Mine key={me.id} />}</Gate>
    </Page>
  )
}

function Mine() {
  const now = useNow()
  const list = useList('my-activities', (cursor) => api.call('listMyActivities', { query: { cursor } }))
  return (
    <>
      <Letters
        {...list}
        keyOf={({ id }) => id}
        letter={(activity) => <ActivityLetter activity={activity} now={now} />}
        empty={
          <Empty
            icon='calendar-days'
            title='您还没有报名活动'
            action={
              <ButtonLink kind='main' to={paths.activities}>
                看附近的活动
              </ButtonLink>
            }
          >
            到现场扫码签到，时长自动记到您的账户。
          </Empty>
        }
      />
      <CalendarCard />
    </>
  )
}
