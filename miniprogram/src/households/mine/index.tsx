import { useState } from 'react'
import type { Home, Me } from '../../../../shared/people/person.ts'
import { paths } from '../../paths.ts'
import { CodeButton } from '../../session/code-button.tsx'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { Buttons } from '../../ui/parts/prose.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { HouseholdOf } from './household-of.tsx'
import { MyJoins } from './my-joins.tsx'

export default function Mine() {
  return (
    <Page title='我的家'>
      <Gate>{(me) => <Homes key={me.id} me={me} />}</Gate>
    </Page>
  )
}

const nameOf = ({ buildingName, room }: Home) => `${buildingName} ${room}`

function Homes({ me }: { me: Me }) {
  const verified = me.homes.filter((home) => home.verified)
  const [chosen, setChosen] = useState<string>()
  const home = verified.find(({ household }) => household === chosen) ?? verified[0]
  return (
    <>
      {verified.length > 1 && (
        <Choices
          label='哪一户'
          options={verified.map((one) => [one.household, nameOf(one)] as const)}
          chosen={home?.household}
          onChoose={setChosen}
        />
      )}
      {home && <HouseholdOf key={home.household} me={me} home={home} />}
      {me.homes.length === 0 && <NoHome />}
      <MyJoins />
      {me.homes.length > 0 && (
        <ButtonLink icon='plus' to={paths.join}>
          再加一处住处
        </ButtonLink>
      )}
    </>
  )
}

function NoHome() {
  const ways = (
    <Buttons>
      <ButtonLink kind='main' icon='search' to={paths.join}>
        搜地址入户
      </ButtonLink>
      <CodeButton />
    </Buttons>
  )
  return (
    <Empty icon='house' title='您还没有入户' action={ways}>
      扫楼门口的入户码、请家人邀请，或者搜地址，都可以。
    </Empty>
  )
}
