/** The notices of an area as staff work with them: those made here by their state, and all that were sent to here. */
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { levelOf } from '../../../../shared/areas/code.ts'
import { type NoticeKind, noticeKinds, noticeKindWords } from '../../../../shared/notices/kinds.ts'
import { type NoticeState, noticeLifecycle, noticeStates } from '../../../../shared/notices/lifecycle.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { managingRoles, overseeingRoles } from '../../../../shared/roles/roles.ts'
import { AreaList } from '../../areas/parts/area-list.tsx'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Filter, Filters, Search } from '../../ui/parts/filters.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'
import { AreaBar } from '../../work/area-bar.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { DeskList } from './desk-list.tsx'

export default function Desk() {
  return <StaffPage tool='notices'>{(me) => <DeskOf key={me.id} me={me} />}</StaffPage>
}

/** `made`: here, or for a part of here; `came`: to here, from wherever. */
export type Source = 'made' | 'came'
export type Kind = NoticeKind | 'all'

const sources = [
  ['made', '本级和下级发的'],
  ['came', '发到这里的'],
] as const
const states = noticeStates.map((state) => [state, noticeLifecycle.states[state].word] as const)
const kinds: readonly (readonly [Kind, string])[] = [
  ['all', '全部'],
  ...noticeKinds.map((kind) => [kind, noticeKindWords[kind]] as const),
]

function DeskOf({ me }: { me: Me }) {
  const [area, setArea] = useWorkArea(me, overseeingRoles)
  const manages = reaches(me.roles, managingRoles, area)
  const [source, setSource] = useState<Source>(manages ? 'made' : 'came')
  const { params } = useRouter()
  const asked = noticeStates.find((each) => each === params.state)
  const [state, setState] = useState<NoticeState>(asked ?? 'published')
  const [kind, setKind] = useState<Kind>('all')
  const [words, setWords] = useState('')
  const bar = <AreaBar me={me} kinds={overseeingRoles} code={area} onChoose={setArea} />
  if (levelOf(area) === 'city')
    return (
      <>
        {bar}
        <AreaList key={area} area={area} title='选一个区' onChoose={setArea} />
      </>
    )
  return (
    <>
      {bar}
      <Tabs label='哪些通知' tabs={sources} current={source} onChoose={setSource} />
      <Filters>
        {source === 'made' && <Filter label='状态' options={states} chosen={state} onChoose={setState} />}
        <Filter label='类型' options={kinds} chosen={kind} onChoose={setKind} />
        <Search id='notice-words' label='在标题里找' value={words} onType={setWords} />
        {manages && (
          <ButtonLink kind='main' icon='file-pen-line' to={paths.composeNotice()}>
            写通知
          </ButtonLink>
        )}
      </Filters>
      <DeskList
        key={`${area}-${source}-${state}`}
        me={me}
        area={area}
        source={source}
        state={state}
        kind={kind}
        words={words.trim()}
      />
    </>
  )
}
