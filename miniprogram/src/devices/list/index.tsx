/** Key fire points and devices of an area: what needs somebody first. */
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { levelOf } from '../../../../shared/areas/code.ts'
import { deviceRoles } from '../../../../shared/devices/contract.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { managingRoles } from '../../../../shared/roles/roles.ts'
import { AreaList } from '../../areas/parts/area-list.tsx'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Buttons } from '../../ui/parts/prose.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'
import { AreaBar } from '../../work/area-bar.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { DevicesOf } from './devices-of.tsx'
import { PointsOf } from './points-of.tsx'

export default function Devices() {
  return <StaffPage tool='devices'>{(me) => <ListOf key={me.id} me={me} />}</StaffPage>
}

type Which = 'devices' | 'points'
const tabs = [
  ['devices', '设备'],
  ['points', '重点部位'],
] as const

function ListOf({ me }: { me: Me }) {
  const { params } = useRouter()
  const [area, setArea] = useWorkArea(me, deviceRoles)
  const [which, setWhich] = useState<Which>(params.show === 'points' ? 'points' : 'devices')
  const bar = <AreaBar me={me} kinds={deviceRoles} code={area} onChoose={setArea} />
  if (levelOf(area) === 'city')
    return (
      <>
        {bar}
        <AreaList key={area} area={area} title='选一个区' onChoose={setArea} />
      </>
    )
  const manages = reaches(me.roles, managingRoles, area)
  return (
    <>
      {bar}
      <Tabs label='看什么' tabs={tabs} current={which} onChoose={setWhich} />
      {manages && (
        <Buttons>
          <ButtonLink icon='plus' to={paths.newDevice(which, area)}>
            {which === 'devices' ? '登记设备' : '登记重点部位'}
          </ButtonLink>
        </Buttons>
      )}
      {which === 'devices' ? (
        <DevicesOf key={area} area={area} manages={manages} />
      ) : (
        <PointsOf key={area} area={area} manages={manages} />
      )}
    </>
  )
}
