import type { Me } from '../../../shared/people/person.ts'
import { RedButton } from '../alerts/raise/red-button.tsx'
import { api } from '../api/api.ts'
import { useNow } from '../live/use-now.ts'
import { readyOf, useReading } from '../live/use-reading.ts'
import { Gate } from '../session/gate.tsx'
import { Box } from '../ui/base/box.tsx'
import { Icon } from '../ui/icon/icon.tsx'
import { Page } from '../ui/page/page.tsx'
import { greetingWords } from '../words/time.ts'
import { mayUse, tools } from '../work/tools.ts'
import { WorkLink } from '../work/work-link.tsx'
import { Arrival } from './arrival.tsx'
import { Doors } from './doors.tsx'
import { Glance } from './glance.tsx'
import style from './home.module.scss'
import { HomeLead } from './home-lead.tsx'
import { HowItGoes } from './how-it-goes.tsx'
import { NewNotices } from './new-notices.tsx'
import { QueueLink } from './queue-link.tsx'
import { RollCalls } from './roll-call.tsx'
import { WaitingTicket } from './waiting-ticket.tsx'

export default function Home() {
  return (
    <Page title='微邻里' tab='home'>
      <RedButton />
      <Gate instead={<Arrival />}>{(me) => <Welcome me={me} />}</Gate>
    </Page>
  )
}

const areaWords = (me: Me) => me.homes[0]?.buildingName ?? me.roles[0]?.areaName

function Welcome({ me }: { me: Me }) {
  const now = useNow()
  const area = areaWords(me)
  const lives = me.homes.length > 0
  const notices = useReading(() => api.call('listMyNotices', { query: { limit: 10 } }), { key: 'home-notices' })
  const tickets = useReading(() => api.call('listMyTickets', { query: { limit: 10 } }), { key: 'home-tickets' })
  const feed = lives ? readyOf(notices.reading) : undefined
  const mine = readyOf(tickets.reading)?.items
  return (
    <>
      {me.homes.some(({ verified }) => verified) && <RollCalls now={now} />}
      <Box className={style.greeting}>
        <Box as='h2' className={style.hello}>
          {greetingWords(now)}，{me.name}
        </Box>
        {area && (
          <Box className={style.area}>
            <Icon name='map-pin' className={style.pin} /> {area}
          </Box>
        )}
      </Box>
      {feed && <NewNotices notices={feed} now={now} />}
      {mine && <WaitingTicket tickets={mine} now={now} />}
      {mayUse(me, tools.tickets) && <QueueLink />}
      <WorkLink me={me} />
      <HomeLead me={me} />
      <Doors />
      <Glance me={me} notices={feed} tickets={mine} />
      {mine?.length === 0 && <HowItGoes />}
    </>
  )
}
