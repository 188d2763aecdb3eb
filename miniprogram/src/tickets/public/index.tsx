import { useState } from 'react'
import { ancestorAt } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/contract.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { paths } from '../../paths.ts'
import { cityCode } from '../../platform/target.ts'
import { Gate } from '../../session/gate.tsx'
import { Box } from '../../ui/base/box.tsx'
import { Page } from '../../ui/page/page.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { PlacePicker } from '../../ui/parts/place-picker.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { TicketLetter } from '../parts/ticket-letter.tsx'
import style from './public.module.scss'

interface Community {
  code: string
  name: string
}

export default function PublicTickets() {
  return (
    <Page title='小区公开诉求' warned='whole'>
      <Gate>{(me) => <Neighbours key={me.id} me={me} />}</Gate>
    </Page>
  )
}

/** The community of a person's first home, else of their first role that lies in one. */
function communityOf(me: Me): Community | undefined {
  const areas = [...me.homes.map((home) => home.building), ...me.roles.map((held) => held.area)]
  const code = areas.map((area) => ancestorAt(area, 'community')).find((found) => found !== undefined)
  return code === undefined ? undefined : { code, name: me.homes.length > 0 ? '我家所在的社区' : '我负责的社区' }
}

function Neighbours({ me }: { me: Me }) {
  const [community, setCommunity] = useState(communityOf(me))
  const [picking, setPicking] = useState(community === undefined)
  const city = me.homes[0]?.building ?? me.roles[0]?.area
  return (
    <>
      <Box className={style.where}>
        <Box as='span'>{community?.name ?? '还没有选社区'}</Box>
        <Button kind='quiet' icon='map-pin' onTap={() => setPicking(true)}>
          换个社区
        </Button>
      </Box>
      {community ? (
        <CommunityTickets community={community} />
      ) : (
        <Empty icon='map-pin' title='先选一个社区' action={<Button onTap={() => setPicking(true)}>选社区</Button>} />
      )}
      {picking && (
        <PlacePicker
          title='看哪个社区'
          root={(city && ancestorAt(city, 'district')) ?? cityCode}
          rootName='本区'
          choosable={['community']}
          onChoose={({ code, name }) => {
            setCommunity({ code, name })
            setPicking(false)
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </>
  )
}

function CommunityTickets({ community }: { community: Community }) {
  const now = useNow()
  const list = useList(`public-${community.code}`, (cursor) =>
    api.call('listPublicTickets', { query: { cursor, community: community.code } }),
  )
  return (
    <Letters
      {...list}
      keyOf={({ id }) => id}
      letter={(ticket) => <TicketLetter ticket={ticket} now={now} from />}
      empty={
        <Empty
          icon='users-round'
          title='这个社区还没有公开的诉求'
          action={
            <ButtonLink kind='main' icon='file-pen-line' to={paths.openTicket}>
              提诉求
            </ButtonLink>
          }
        >
          提诉求时打开“向小区公开”，邻居就能看到，也能说“我也遇到了”。
        </Empty>
      }
    />
  )
}
