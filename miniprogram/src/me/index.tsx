import type { Me } from '../../../shared/people/contract.ts'
import { roleWords } from '../../../shared/roles/roles.ts'
import { goInstead, paths } from '../paths.ts'
import { Gate } from '../session/gate.tsx'
import { endSession } from '../session/store.ts'
import { Box } from '../ui/base/box.tsx'
import { Go } from '../ui/base/tap.tsx'
import { Icon } from '../ui/icon/icon.tsx'
import { Page } from '../ui/page/page.tsx'
import { Button } from '../ui/parts/button.tsx'
import { Card } from '../ui/parts/card.tsx'
import { LookSettings } from './look-settings.tsx'
import style from './me.module.scss'

export default function MePage() {
  return (
    <Page title='我的' tab='me'>
      <Gate>{(me) => <Person me={me} />}</Gate>
      <LookSettings />
      <Go to={paths.privacy} className={style.link}>
        <Icon name='shield-check' />
        <Box as='span' className={style.linkWord}>
          隐私政策
        </Box>
        <Icon name='chevron-right' />
      </Go>
      <SignOut />
    </Page>
  )
}

function Person({ me }: { me: Me }) {
  return (
    <Card title={me.name}>
      {me.homes.map((home) => (
        <Box key={`${home.building}-${home.room}`} className={style.line}>
          <Icon name='house' /> {home.buildingName} {home.room}
        </Box>
      ))}
      {me.roles.map((held) => (
        <Box key={`${held.role}-${held.area}`} className={style.line}>
          <Icon name='building-2' /> {held.areaName} · {roleWords[held.role]}
        </Box>
      ))}
      {me.homes.length === 0 && me.roles.length === 0 && (
        <Box className={style.line}>还没有登记住址。提诉求时选一下地点就可以。</Box>
      )}
    </Card>
  )
}

function SignOut() {
  return (
    <Gate instead={null}>
      {() => (
        <Button
          icon='log-out'
          wide
          onTap={() => {
            endSession()
            goInstead(paths.home)
          }}
        >
          退出登录
        </Button>
      )}
    </Gate>
  )
}
