import { covers } from '../../../../shared/areas/code.ts'
import type { Notice } from '../../../../shared/notices/notice.ts'
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
import { ReachSum } from '../parts/reach-sum.tsx'

/** The area whose reach someone looks at first: where the notice goes, as far as it is theirs. */
export function useReachArea(targets: Notice['targets']): string | undefined {
  const me = useMe()
  const own = scopesOf(me?.roles ?? [], overseeingRoles)
  const holder = holderOf(targets.map(({ area }) => area))
  if (holder === undefined) return undefined
  if (own.some((area) => covers(area, holder))) return holder
  return own.find((area) => targets.some((target) => covers(target.area, area) || covers(area, target.area)))
}

/** How far it got, and the way to the details. */
export function Reached({ notice }: { notice: Notice }) {
  const area = useReachArea(notice.targets)
  if (area === undefined) return null
  return <ReachedIn notice={notice} area={area} />
}

function ReachedIn({ notice: { id: noticeId, confirm }, area }: { notice: Notice; area: string }) {
  const { reading, reread } = useReading(() => api.call('getReach', { params: { noticeId }, query: { area } }), {
    key: `${noticeId}-${area}`,
    cares: ({ kind }) => kind === 'opened',
  })
  if (reading.state === 'loading') return <Skeleton cards={1} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  return (
    <Card title='送达情况'>
      <ReachSum counts={reading.value} confirm={confirm} />
      <ButtonLink icon='chart-column' to={paths.noticeReach(noticeId, area)}>
        看各网格、各楼栋，安排走访
      </ButtonLink>
    </Card>
  )
}
