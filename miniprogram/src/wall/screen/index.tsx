/** The command wall (指挥大屏): what is going on in an area, as it goes on. */
import { levelOf } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { overseeingRoles } from '../../../../shared/roles/roles.ts'
import { AreaList } from '../../areas/parts/area-list.tsx'
import { paths } from '../../paths.ts'
import { useWide } from '../../platform/wide.ts'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { AreaWay } from '../../work/area-way.tsx'
import { mayUse, tools } from '../../work/tools.ts'
import { useWorkArea } from '../../work/use-work-area.ts'
import { WallOf } from './wall-of.tsx'

/** The whole width of the screen: without the way to the other pages at its side. */
export default function Screen() {
  const wide = useWide()
  return (
    <Page title='指挥大屏' wide={wide} alarm={wide ? 'beside' : 'over'}>
      <Gate>{(me) => (mayUse(me, tools.wall) ? <ScreenOf key={me.id} me={me} /> : <NotYours />)}</Gate>
    </Page>
  )
}

const NotYours = () => (
  <Empty icon='lock' title='这里是工作人员用的' action={<ButtonLink to={paths.home}>回首页</ButtonLink>} />
)

function ScreenOf({ me }: { me: Me }) {
  const [area, setArea] = useWorkArea(me, overseeingRoles)
  return (
    <>
      <AreaWay me={me} kinds={overseeingRoles} code={area} onChoose={setArea} />
      {levelOf(area) === 'city' ? (
        <AreaList key={area} area={area} title='选一个区' onChoose={setArea} />
      ) : (
        <WallOf key={area} me={me} area={area} onChoose={setArea} />
      )}
    </>
  )
}
