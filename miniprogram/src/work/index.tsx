/** The hub of staff: what waits for me, and the tools that my roles give me. */
import type { Me } from '../../../shared/people/person.ts'
import { roleWords } from '../../../shared/roles/roles.ts'
import { paths } from '../paths.ts'
import { useWide } from '../platform/wide.ts'
import { Gate } from '../session/gate.tsx'
import { Box } from '../ui/base/box.tsx'
import { Page } from '../ui/page/page.tsx'
import { ButtonLink } from '../ui/parts/button.tsx'
import { Tag } from '../ui/parts/letter.tsx'
import { Empty } from '../ui/parts/states.tsx'
import { GapWarnings } from './gap-warnings.tsx'
import { OpenAlerts } from './open-alerts.tsx'
import { SideNav } from './side-nav.tsx'
import style from './staff-page.module.scss'
import { ToolGrid } from './tool-grid.tsx'
import { toolsOf } from './tools.ts'
import { Waiting } from './waiting.tsx'
import hub from './work.module.scss'

export default function Work() {
  const wide = useWide()
  return (
    <Page title='工作台' wide={wide}>
      <Gate>
        {(me) => {
          if (toolsOf(me).length === 0) return <NotStaff />
          if (!wide) return <Hub key={me.id} me={me} />
          return (
            <Box className={style.shell}>
              <SideNav me={me} current={undefined} />
              <Box className={style.content}>
                <Hub key={me.id} me={me} />
              </Box>
            </Box>
          )
        }}
      </Gate>
    </Page>
  )
}

function Hub({ me }: { me: Me }) {
  return (
    <>
      <Box as='ul' className={hub.roles} label='我的身份'>
        {me.roles.map(({ role, area, areaName }) => (
          <Box as='li' key={`${role}-${area}`}>
            <Tag icon='id-card'>
              {areaName} · {roleWords[role]}
            </Tag>
          </Box>
        ))}
      </Box>
      <OpenAlerts me={me} />
      <GapWarnings me={me} />
      <Waiting me={me} />
      <ToolGrid me={me} />
    </>
  )
}

function NotStaff() {
  return (
    <Empty icon='lock' title='这里是工作人员的工作台' action={<ButtonLink to={paths.home}>回首页</ButtonLink>}>
      您现在没有工作人员的身份。收到邀请码的话，请在“我的”里扫码接受。
    </Empty>
  )
}
