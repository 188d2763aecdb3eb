/**
 * The frame of a page of staff: who may see it, and on a wide screen the way to the other pages of staff at its side.
 *
 *   export default function Coverage() {
 *     return <StaffPage tool='coverage'>{(me) => <CoverageOf me={me} />}</StaffPage>
 *   }
 *
 * Panes side by side: `<Panes list={…} case={…} side={…} />` beside this. Which area a page is about: AreaChoice, useWorkArea.
 */
import type { ReactNode } from 'react'
import type { Me } from '../../../shared/people/person.ts'
import { paths } from '../paths.ts'
import { useWide } from '../platform/wide.ts'
import { Gate } from '../session/gate.tsx'
import { Box } from '../ui/base/box.tsx'
import { cx } from '../ui/cx.ts'
import { Page } from '../ui/page/page.tsx'
import { ButtonLink } from '../ui/parts/button.tsx'
import { Empty } from '../ui/parts/states.tsx'
import { SideNav } from './side-nav.tsx'
import style from './staff-page.module.scss'
import { mayUse, type ToolKey, tools } from './tools.ts'

export function StaffPage({
  tool,
  title,
  form = false,
  children,
}: {
  tool: ToolKey
  /** The tool's word unless said. */
  title?: string | undefined
  /** It is one to fill in: no wider than is read at ease. */
  form?: boolean | undefined
  children: (me: Me) => ReactNode
}) {
  const wide = useWide()
  return (
    <Page title={title ?? tools[tool].word} wide={wide}>
      <Gate>
        {(me) => {
          const inside = mayUse(me, tools[tool]) ? children(me) : <NotYours />
          if (!wide) return inside
          return (
            <Box className={style.shell}>
              <SideNav me={me} current={tool} />
              <Box className={cx(style.content, form && style.form)}>{inside}</Box>
            </Box>
          )
        }}
      </Gate>
    </Page>
  )
}

function NotYours() {
  return (
    <Empty icon='lock' title='这里是工作人员用的' action={<ButtonLink to={paths.home}>回首页</ButtonLink>}>
      您现在的身份不包括这项工作。需要的话，请联系社区或街道的管理人员。
    </Empty>
  )
}
