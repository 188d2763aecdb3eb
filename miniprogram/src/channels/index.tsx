import type { Me } from '../../../shared/people/person.ts'
import { useNow } from '../live/use-now.ts'
import { paths } from '../paths.ts'
import { useWide } from '../platform/wide.ts'
import { Gate } from '../session/gate.tsx'
import { Page } from '../ui/page/page.tsx'
import { ButtonLink } from '../ui/parts/button.tsx'
import { Card } from '../ui/parts/card.tsx'
import { RowLink, Rows } from '../ui/parts/rows.tsx'
import { Empty } from '../ui/parts/states.tsx'
import { Panes } from '../work/panes.tsx'
import { mayUse, tools } from '../work/tools.ts'
import { ChannelList } from './channel-list.tsx'

export default function Channels() {
  const wide = useWide()
  return (
    <Page title='频道' tab='channels' wide={wide}>
      <Gate>
        {(me) =>
          wide ? (
            <Panes
              list={{ label: '我的频道', children: <Mine key={me.id} me={me} /> }}
              main={{
                label: '频道',
                children: <Empty icon='messages-square' title='从左边选一个频道，看看邻居们在说什么' />,
              }}
            />
          ) : (
            <Mine key={me.id} me={me} />
          )
        }
      </Gate>
    </Page>
  )
}

function Mine({ me }: { me: Me }) {
  const now = useNow()
  return (
    <>
      <ChannelList now={now} empty={<NoChannel me={me} />} />
      <Card>
        <Rows label='更多'>
          <RowLink
            icon='megaphone'
            to={paths.notices}
            title='社区通知'
            hint='停水停电、活动、安全提醒，社区和街道发的'
          />
          {mayUse(me, tools.channels) && (
            <RowLink
              icon={tools.channels.icon}
              to={tools.channels.to}
              title={tools.channels.word}
              hint={tools.channels.hint}
            />
          )}
          <RowLink
            icon='heart-handshake'
            to={paths.interests}
            title='兴趣频道'
            hint='广场舞、养宠、拼车……看看社区里有哪些，也可以提议开一个'
          />
          <RowLink
            icon='message-square-text'
            to={paths.myPosts}
            title='我的发言'
            hint='审核到哪一步、没通过的原因、申诉'
          />
          <RowLink icon='bell' to={paths.channelSettings} title='频道设置' hint='勿扰时段、屏蔽的人' />
        </Rows>
      </Card>
    </>
  )
}

/** Who lives nowhere yet is shown the way in; who has asked already, how far that is. */
function NoChannel({ me }: { me: Me }) {
  const asked = me.homes.length > 0
  return (
    <Empty
      icon='messages-square'
      title={asked ? '入户核实后就能进楼栋频道' : '入户后就能和邻居们说话'}
      action={
        <ButtonLink kind='main' icon='house' to={asked ? paths.myHome : paths.join}>
          {asked ? '看看入户进展' : '申请入户'}
        </ButtonLink>
      }
    >
      每栋楼、每个网格、每个社区都有自己的频道，只有住在这里的邻居，和服务这里的工作人员、物业、业委会、志愿者队长、应急员能看到。
    </Empty>
  )
}
