import { useState } from 'react'
import { ancestorAt } from '../../../../../shared/areas/code.ts'
import type { Interest } from '../../../../../shared/channels/interests.ts'
import type { Me } from '../../../../../shared/people/person.ts'
import { reaches } from '../../../../../shared/roles/policy.ts'
import { managingRoles } from '../../../../../shared/roles/roles.ts'
import { api } from '../../../api/api.ts'
import { useList } from '../../../live/use-list.ts'
import { paths } from '../../../paths.ts'
import { Gate } from '../../../session/gate.tsx'
import { Page } from '../../../ui/page/page.tsx'
import { Button, ButtonLink } from '../../../ui/parts/button.tsx'
import { Choices } from '../../../ui/parts/choices.tsx'
import { Letters } from '../../../ui/parts/letters.tsx'
import { Empty } from '../../../ui/parts/states.tsx'
import { InterestLetter } from './interest-letter.tsx'
import { ProposeSheet } from './propose-sheet.tsx'

export default function InterestsPage() {
  return (
    <Page title='兴趣频道'>
      <Gate>{(me) => <Interests key={me.id} me={me} />}</Gate>
    </Page>
  )
}

/** The communities where someone lives or serves, with a name for each. */
function communitiesOf(me: Me): (readonly [string, string])[] {
  const homes = me.homes.filter(({ verified }) => verified)
  const found = [
    ...homes.map(({ building, buildingName }) => [ancestorAt(building, 'community'), buildingName] as const),
    ...me.roles.map(({ area, areaName }) => [ancestorAt(area, 'community'), areaName] as const),
  ]
  const named = new Map<string, string>()
  for (const [community, name] of found) if (community && !named.has(community)) named.set(community, name)
  return [...named]
}

function Interests({ me }: { me: Me }) {
  const communities = communitiesOf(me)
  const [chosen, setChosen] = useState(communities[0]?.[0])
  if (!chosen)
    return (
      <Empty
        icon='heart-handshake'
        title='入户后就能加入兴趣频道'
        action={
          <ButtonLink kind='main' icon='house' to={paths.myHome}>
            去入户
          </ButtonLink>
        }
      >
        兴趣频道由邻居提议、社区同意后开设，社区里的邻居都可以加入。
      </Empty>
    )
  return (
    <>
      {communities.length > 1 && (
        <Choices label='哪个社区' options={communities} chosen={chosen} onChoose={setChosen} />
      )}
      <OfCommunity key={chosen} me={me} community={chosen} />
    </>
  )
}

function OfCommunity({ me, community }: { me: Me; community: string }) {
  const [proposing, setProposing] = useState(false)
  const lives = me.homes.some(({ verified, building }) => verified && building.startsWith(community))
  const manages = reaches(me.roles, managingRoles, community)
  const list = useList(community, () => api.call('listInterests', { query: { area: community } }))
  const reread = () => void list.reread()
  const propose = (
    <Button kind='main' icon='plus' onTap={() => setProposing(true)}>
      提议开一个
    </Button>
  )
  return (
    <>
      {lives && propose}
      <Letters
        reading={sorted(list.reading)}
        reread={list.reread}
        keyOf={({ id }) => id}
        letter={(interest) => (
          <InterestLetter interest={interest} mayJoin={lives} manages={manages} onChanged={reread} />
        )}
        empty={
          <Empty icon='heart-handshake' title='社区里还没有兴趣频道'>
            广场舞、养宠、拼车、育儿……提议一个，社区同意后邻居们就能加入。
          </Empty>
        }
      />
      {proposing && (
        <ProposeSheet
          community={community}
          onDone={() => {
            setProposing(false)
            reread()
          }}
          onClose={() => setProposing(false)}
        />
      )}
    </>
  )
}

const order: readonly Interest['state'][] = ['proposed', 'open', 'refused', 'closed']

/** Those to be decided about first, then the open ones, those that I am in before. */
function sorted(reading: ReturnType<typeof useList<Interest>>['reading']) {
  if (reading.state !== 'ready') return reading
  const rank = ({ state, joined }: Interest) => order.indexOf(state) * 2 + (joined ? 0 : 1)
  return { ...reading, value: { items: [...reading.value.items].sort((one, other) => rank(one) - rank(other)) } }
}
