import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { paths } from '../../paths.ts'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { OfCommunity } from '../../ui/parts/of-community.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { TicketLetter } from '../parts/ticket-letter.tsx'

export default function PublicTickets() {
  return (
    <Page title='小区公开诉求' warned='whole'>
      <Gate>
        {(me) => (
          <OfCommunity key={me.id} me={me}>
            {(community) => <CommunityTickets community={community} />}
          </OfCommunity>
        )}
      </Gate>
    </Page>
  )
}

function CommunityTickets({ community }: { community: string }) {
  const now = useNow()
  const list = useList(`public-${community}`, (cursor) =>
    api.call('listPublicTickets', { query: { cursor, community } }),
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
