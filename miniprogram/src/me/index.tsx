import { useState } from 'react'
import { goInstead, paths } from '../paths.ts'
import { canScan } from '../platform/scan.ts'
import { Gate } from '../session/gate.tsx'
import { signOut } from '../session/leave.ts'
import { scanAndGo } from '../session/scan.ts'
import { Page } from '../ui/page/page.tsx'
import { Button } from '../ui/parts/button.tsx'
import { Card } from '../ui/parts/card.tsx'
import { RowLink, Rows, RowTap } from '../ui/parts/rows.tsx'
import { mayUse, tools } from '../work/tools.ts'
import { LookSettings } from './look-settings.tsx'
import { Person } from './person.tsx'

export default function MePage() {
  return (
    <Page title='我的' tab='me'>
      <Gate>
        {(me) => (
          <>
            <Person key={me.id} me={me} />
            <Card>
              <Rows label='我的事'>
                {canScan && (
                  <RowTap
                    icon='scan-line'
                    title='扫一扫'
                    hint='楼栋码、家人邀请、电脑登录'
                    onTap={() => void scanAndGo()}
                  />
                )}
                <RowLink icon='keyboard' to={paths.arrive} title='输入码' hint='家人邀请、电脑登录、工作邀请' />
                <RowLink icon='house' to={paths.myHome} title='我的家' hint='入户、家人、邀请' />
                <RowLink icon='phone' to={paths.contacts} title='紧急联系人' hint='遇到紧急情况时联系谁' />
                <RowLink icon='hand-heart' to={paths.care} title='照护信息' hint='身体状况、是否独居，自愿登记' />
                {mayUse(me, tools.charges) && (
                  <RowLink
                    icon='heart-handshake'
                    to={paths.charges}
                    title='我照护的人'
                    hint='请您照护的居民，要注意什么'
                  />
                )}
                <RowLink icon='siren' to={paths.myAlerts} title='我的求助' hint='求助的经过和结果' />
                <RowLink
                  icon='smartphone'
                  to={paths.raiseShortcut}
                  title='求助放到桌面'
                  hint='桌面图标、直达地址、床头的码'
                />
                <RowLink
                  icon='siren'
                  to={paths.skills}
                  title='求助时帮一把'
                  hint='会急救、有力气，楼里有人求助时叫您'
                />
                <RowLink icon='hand-helping' to={paths.myHelp()} title='我的互助' hint='请邻居帮的忙、帮邻居的忙' />
                <RowLink icon='clock' to={paths.hours} title='我的时长' hint='余额、送和收、证明、时长榜' />
                <RowLink icon='smartphone' to={paths.sessions} title='登录的设备' />
                <RowLink
                  icon='message-square-text'
                  to={paths.myPosts}
                  title='我的发言'
                  hint='频道里说过的话、审核、申诉'
                />
                <RowLink
                  icon='shield-check'
                  to={paths.privacy}
                  title='隐私中心'
                  hint='我的信息、谁看过、同意与撤回、注销'
                />
              </Rows>
            </Card>
          </>
        )}
      </Gate>
      <LookSettings />
      <Gate
        instead={
          <Card>
            <Rows>
              <RowLink icon='shield-check' to={paths.policy} title='隐私政策' />
            </Rows>
          </Card>
        }
      >
        {() => <SignOut />}
      </Gate>
    </Page>
  )
}

function SignOut() {
  const [busy, setBusy] = useState(false)
  return (
    <Button
      icon='log-out'
      wide
      busy={busy}
      onTap={() => {
        setBusy(true)
        void signOut().then(() => goInstead(paths.home))
      }}
    >
      退出登录
    </Button>
  )
}
