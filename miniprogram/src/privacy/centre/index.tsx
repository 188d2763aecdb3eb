import { DAY } from '../../../../shared/lifecycle.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { LEAVING } from '../../../../shared/privacy/contract.ts'
import { useNow } from '../../live/use-now.ts'
import { paths } from '../../paths.ts'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { RowLink, Rows } from '../../ui/parts/rows.tsx'
import { momentWords } from '../../words/time.ts'
import { Consents } from './consents.tsx'

export default function PrivacyCentre() {
  return (
    <Page title='隐私中心'>
      <Gate>{(me) => <Centre key={me.id} me={me} />}</Gate>
    </Page>
  )
}

function Centre({ me }: { me: Me }) {
  const now = useNow()
  return (
    <>
      <Card>
        <Rows label='我的信息'>
          <RowLink icon='file-text' to={paths.myData} title='微邻里有我的哪些信息' hint='逐项查看，也能下载一份' />
          <RowLink icon='eye' to={paths.myLooks} title='谁看过我的信息' hint='工作人员每次查看都有记录' />
          <RowLink
            icon='scroll-text'
            to={paths.myRequests}
            title='向运营方提出请求'
            hint='更正、删除、说明、投诉，15 个工作日内答复'
          />
          <RowLink icon='user-round-x' to={paths.channelSettings} title='屏蔽的人' hint='我不看谁的发言，可以取消' />
          <RowLink icon='shield-check' to={paths.policy} title='隐私政策' />
        </Rows>
      </Card>
      <Consents me={me} />
      <Card>
        <Rows>
          <RowLink
            icon='user-round-x'
            to={paths.leave}
            title='注销账号'
            hint={
              me.leavingAt
                ? `将在 ${momentWords(me.leavingAt, now)} 注销，之前都可以反悔`
                : `${LEAVING / DAY} 天内可以反悔`
            }
          />
        </Rows>
      </Card>
    </>
  )
}
