import type { Me } from '../../../shared/people/contract.ts'
import { RedButton } from '../alerts/raise/red-button.tsx'
import { useNow } from '../live/use-now.ts'
import { paths } from '../paths.ts'
import { Gate } from '../session/gate.tsx'
import { Box } from '../ui/base/box.tsx'
import { Go } from '../ui/base/tap.tsx'
import { cx } from '../ui/cx.ts'
import { Icon } from '../ui/icon/icon.tsx'
import { Page } from '../ui/page/page.tsx'
import { greetingWords } from '../words/time.ts'
import { mayUse, tools } from '../work/tools.ts'
import { WorkLink } from '../work/work-link.tsx'
import { Arrival } from './arrival.tsx'
import style from './home.module.scss'
import { HomeLead } from './home-lead.tsx'
import { LatestTicket } from './latest-ticket.tsx'
import { NewNotices } from './new-notices.tsx'
import { QueueLink } from './queue-link.tsx'
import { RollCalls } from './roll-call.tsx'

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
  return (
    <>
      {me.homes.some(({ verified }) => verified) && <RollCalls now={now} />}
      <Box className={style.greeting}>
        <Box as='h2' className={style.hello}>
          {greetingWords(now)}，{me.name}
        </Box>
        {area && (
          <Box className={style.area}>
            <Icon name='map-pin' /> {area}
          </Box>
        )}
      </Box>
      {me.homes.length > 0 && <NewNotices now={now} />}
      {mayUse(me, tools.tickets) && <QueueLink />}
      <WorkLink me={me} />
      <HomeLead me={me} />
      <Box className={style.doors}>
        <Go to={paths.openTicket} className={cx(style.door, style.first)}>
          <Icon name='file-pen-line' className={style.doorIcon} />
          <Box as='span' className={style.doorWord}>
            提诉求
          </Box>
          <Box as='span' className={style.doorHint}>
            身边的难事、烦心事，拍照说给社区听
          </Box>
        </Go>
        <Go to={paths.myTickets} className={style.door}>
          <Icon name='clipboard-list' className={style.doorIcon} />
          <Box as='span' className={style.doorWord}>
            我的诉求
          </Box>
          <Box as='span' className={style.doorHint}>
            看进展、补充、评价
          </Box>
        </Go>
        <Go to={paths.publicTickets} className={style.door}>
          <Icon name='users-round' className={style.doorIcon} />
          <Box as='span' className={style.doorWord}>
            小区公开诉求
          </Box>
          <Box as='span' className={style.doorHint}>
            邻居也遇到了吗
          </Box>
        </Go>
      </Box>
      <LatestTicket now={now} />
    </>
  )
}
