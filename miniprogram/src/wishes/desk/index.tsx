/** Wishes and service posts of an area, for staff: what wants somebody, who holds what, what came of it by the month. */
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { levelOf } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { overseeingRoles } from '../../../../shared/roles/roles.ts'
import { stewardRoles } from '../../../../shared/wishes/contract.ts'
import { AreaList } from '../../areas/parts/area-list.tsx'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Buttons } from '../../ui/parts/prose.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'
import { AreaBar } from '../../work/area-bar.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { FiguresOf } from './figures-of.tsx'
import { HoldingsOf } from './holdings-of.tsx'
import { PostsOf } from './posts-of.tsx'
import { WishesOf } from './wishes-of.tsx'

export default function DeskPage() {
  return <StaffPage tool='wishes'>{(me) => <DeskOf key={me.id} me={me} />}</StaffPage>
}

const tabs = [
  ['wishes', '微心愿'],
  ['holdings', '岗位认领'],
  ['posts', '岗位'],
  ['figures', '每月'],
] as const
type Which = (typeof tabs)[number][0]
const isWhich = (word: string | undefined): word is Which => tabs.some(([known]) => known === word)

function DeskOf({ me }: { me: Me }) {
  const { params } = useRouter()
  const [area, setArea] = useWorkArea(me, overseeingRoles)
  const [which, setWhich] = useState<Which>(isWhich(params.show) ? params.show : 'wishes')
  const bar = <AreaBar me={me} kinds={overseeingRoles} code={area} onChoose={setArea} />
  if (levelOf(area) === 'city')
    return (
      <>
        {bar}
        <AreaList key={area} area={area} title='选一个区' onChoose={setArea} />
      </>
    )
  const serves = me.roles.some(({ role }) => stewardRoles.some((known) => known === role))
  return (
    <>
      {bar}
      <Tabs label='看什么' tabs={tabs} current={which} onChoose={setWhich} />
      {serves && (
        <Buttons>
          <ButtonLink kind='main' icon='plus' to={paths.enterWish()}>
            录入微心愿
          </ButtonLink>
          <ButtonLink icon='plus' to={paths.editServicePost()}>
            设立岗位
          </ButtonLink>
        </Buttons>
      )}
      <Of key={`${which} ${area}`} which={which} area={area} />
    </>
  )
}

function Of({ which, area }: { which: Which; area: string }) {
  switch (which) {
    case 'wishes':
      return <WishesOf area={area} />
    case 'holdings':
      return <HoldingsOf area={area} />
    case 'posts':
      return <PostsOf area={area} />
    case 'figures':
      return <FiguresOf area={area} />
  }
}
