import { useState } from 'react'
import type { Join } from '../../../../shared/households/join.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { go, paths } from '../../paths.ts'
import { useWide } from '../../platform/wide.ts'
import { Empty } from '../../ui/parts/states.tsx'
import { Panes } from '../../work/panes.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { JoinCase } from '../case/join-case.tsx'
import { HouseholdPane } from '../record/household-pane.tsx'
import { JoinList } from './join-list.tsx'
import { useJoins } from './use-joins.ts'

export default function JoinQueue() {
  const wide = useWide()
  return (
    <StaffPage tool='joins'>{(me) => (wide ? <Desk key={me.id} me={me} /> : <Phone key={me.id} me={me} />)}</StaffPage>
  )
}

function Phone({ me }: { me: Me }) {
  return <JoinList me={me} joins={useJoins(me)} onOpen={(joinId) => go(paths.joinCase(joinId))} />
}

/** The list, the case and the household side by side. Nothing is opened by itself: a look is kept with whom it is about. */
function Desk({ me }: { me: Me }) {
  const joins = useJoins(me)
  const [joinId, setJoinId] = useState<string>()
  const [read, setRead] = useState<Join>()
  const join = read?.id === joinId ? read : undefined
  return (
    <Panes
      list={{ label: '申请', children: <JoinList me={me} joins={joins} chosen={joinId} onOpen={setJoinId} /> }}
      main={{
        label: '这件申请',
        children: joinId ? (
          <JoinCase key={joinId} me={me} joinId={joinId} onRead={setRead} onChanged={() => void joins.list.reread()} />
        ) : (
          <Empty icon='door-open' title='从左边选一件申请'>
            打开后能看到申请人留的话和办理过程，查看会留下记录。
          </Empty>
        ),
      }}
      side={{
        label: '这一户',
        children: join && <HouseholdPane key={join.household} me={me} household={join.household} />,
      }}
    />
  )
}
