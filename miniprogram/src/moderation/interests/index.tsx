/** Interest channels of a community as its staff see them: what was proposed, what is open, what came to nothing. */
import { useState } from 'react'
import { ancestorAt } from '../../../../shared/areas/code.ts'
import type { Interest } from '../../../../shared/channels/interests.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { AreaList } from '../../areas/parts/area-list.tsx'
import { InterestLetter } from '../../channels/talk/interests/interest-letter.tsx'
import { useList } from '../../live/use-list.ts'
import { useWide } from '../../platform/wide.ts'
import { Letters } from '../../ui/parts/letters.tsx'
import { Heading } from '../../ui/parts/prose.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'
import { AreaBar } from '../../work/area-bar.tsx'
import { Columns } from '../../work/columns.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { interestRoles } from '../roles.ts'

const views = ['proposed', 'open', 'over'] as const
type View = (typeof views)[number]

const viewWords: Record<View, string> = { proposed: '待审', open: '已开设', over: '已结束' }
const none: Record<View, string> = {
  proposed: '没有等着审的提议',
  open: '还没有开设兴趣频道',
  over: '没有未通过或已关闭的',
}

const viewOf = ({ state }: Interest): View => (state === 'proposed' || state === 'open' ? state : 'over')

export default function InterestProposals() {
  return <StaffPage tool='interests'>{(me) => <OfArea key={me.id} me={me} />}</StaffPage>
}

/** Interest channels are a community's; whoever runs more goes down to one. */
function OfArea({ me }: { me: Me }) {
  const [code, setCode] = useWorkArea(me, interestRoles)
  const community = ancestorAt(code, 'community')
  return (
    <>
      <AreaBar
        me={me}
        kinds={interestRoles}
        code={community ?? code}
        below={['street', 'community']}
        onChoose={setCode}
      />
      {community ? (
        <Proposals key={community} community={community} />
      ) : (
        <AreaList key={code} area={code} title='看哪个社区的兴趣频道' onChoose={setCode} />
      )}
    </>
  )
}

function Proposals({ community }: { community: string }) {
  const wide = useWide()
  const [chosen, setView] = useState<View>('proposed')
  const list = useList(`interests-${community}`, () => api.call('listInterests', { query: { area: community } }))
  const { reading } = list
  const items = reading.state === 'ready' ? reading.value.items : []
  const counted = (view: View) => {
    const count = items.filter((interest) => viewOf(interest) === view).length
    return count > 0 ? `${viewWords[view]} ${count}` : viewWords[view]
  }
  const lettersOf = (view: View) => (
    <Letters
      reading={reading}
      reread={() => void list.reread()}
      shown={(interest) => viewOf(interest) === view}
      keyOf={({ id }) => id}
      letter={(interest) => (
        <InterestLetter interest={interest} mayJoin={false} manages onChanged={() => void list.reread()} />
      )}
      empty={
        <Empty icon='heart-handshake' title={none[view]}>
          居民提议的兴趣频道会出现在这里，同意后邻居们就能加入。
        </Empty>
      }
    />
  )
  if (wide) {
    const part = (view: View) => (
      <>
        <Heading>{counted(view)}</Heading>
        {lettersOf(view)}
      </>
    )
    const over = items.some((interest) => viewOf(interest) === 'over')
    return (
      <Columns
        even
        first={part('proposed')}
        second={
          <>
            {part('open')}
            {over && part('over')}
          </>
        }
      />
    )
  }
  return (
    <>
      <Tabs
        label='按进展看'
        tabs={views.map((view) => [view, counted(view)] as const)}
        current={chosen}
        onChoose={setView}
      />
      {lettersOf(chosen)}
    </>
  )
}
