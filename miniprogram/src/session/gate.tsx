import type { ReactNode } from 'react'
import type { Me } from '../../../shared/people/person.ts'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/parts/button.tsx'
import { Empty } from '../ui/parts/states.tsx'
import { useMe } from './store.ts'

/** What only whoever is signed in sees; anyone else is shown the way in. */
export function Gate({
  instead,
  children,
}: {
  /** What anyone else sees, if not the way in. */
  instead?: ReactNode
  children: (me: Me) => ReactNode
}) {
  const me = useMe()
  if (me) return children(me)
  if (instead !== undefined) return instead
  return (
    <Empty
      icon='circle-user-round'
      title='登录后就能使用'
      action={
        <ButtonLink kind='main' to={paths.signIn}>
          去登录
        </ButtonLink>
      }
    >
      登录后可以提诉求、看办理进展。
    </Empty>
  )
}
