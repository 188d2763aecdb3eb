import { covers } from '../../../../shared/areas/code.ts'
import { scopesOf } from '../../../../shared/roles/policy.ts'
import { overseeingRoles } from '../../../../shared/roles/roles.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { useMe } from '../../session/store.ts'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { holderOf } from '../../words/notice.ts'
import { ReachSum } from './reach-sum.tsx'

/** The area whose reach someone looks at first: where it went to, as far as that is theirs. */
function useReachArea(targets: readonly string[]): string | undefined {
  const me = useMe()
  const own = scopesOf(me?.roles ?? [], overseeingRoles)
  const holder = holderOf(targets)
  if (holder === undefined) return undefined
  if (own.some((area) => covers(area, holder))) return holder
  return own.find((area) => targets.some((target) => covers(target, area) || covers(area, target)))
}

interface Told {
  /** A notice or a warning. */
  announcementId: string
  confirm: boolean
}

/** How far it got, and the way to the details. `targets`: the areas that it went to. */
export function Reached({ targets, ...told }: Told & { targets: readonly string[] }) {
  const area = useReachArea(targets)
  if (area === undefined) return null
  return <ReachedIn {...told} area={area} />
}

function ReachedIn({ announcementId, confirm, area }: Told & { area: string }) {
  const { reading, reread } = useReading(() => api.call('getReach', { params: { announcementId }, query: { area } }), {
    key: `${announcementId}-${area}`,
    cares: ({ kind }) => kind === 'opened',
  })
  if (reading.state === 'loading') return <Skeleton cards={1} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  return (
    <Card title='送达情况'>
      <ReachSum counts={reading.value} confirm={confirm} />
      <ButtonLink icon='chart-column' to={paths.reachOf(announcementId, area)}>
        看各网格、各楼栋，安排走访
      </ButtonLink>
    </Card>
  )
}
