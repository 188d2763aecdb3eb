import type { ComponentProps } from 'react'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import type { Outcome } from '../../api/outcome.ts'
import { type Reading, useReading } from '../../live/use-reading.ts'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { Line, Soft } from '../../ui/parts/prose.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'

/** The children who hang on my consent, by name: those registered by me, and those with an account whose guardian I am. */
interface Mine {
  kept: string[]
  guarded: string[]
}

async function readChildren(me: Me): Promise<Outcome<Mine>> {
  const mine: Mine = { kept: [], guarded: [] }
  for (const { household, verified } of me.homes) {
    if (!verified) continue
    const read = await api.call('getHousehold', { params: { household } })
    if (!read.ok) return read
    const { dependants, members } = read.value
    // Of dependants nobody sees but those that they registered, and those of staff, who register no child.
    mine.kept.push(...dependants.filter(({ kind }) => kind === 'child').map(({ name }) => name))
    mine.guarded.push(...members.filter(({ guardian }) => guardian === me.id).map(({ name }) => name))
  }
  return { ok: true, value: mine }
}

/** Asks once more before the consent for children is taken back, when it is said whom that concerns, and not before. */
export function WithdrawChild({
  me,
  children,
  ...confirm
}: Omit<ComponentProps<typeof Confirm>, 'unread'> & { me: Me }) {
  const { reading, reread } = useReading(() => readChildren(me), { key: me.id })
  return (
    <Confirm {...confirm} unread={reading.state !== 'ready'}>
      <Children reading={reading} reread={() => void reread()} />
      {children}
    </Confirm>
  )
}

function Children({ reading, reread }: { reading: Reading<Mine>; reread: () => void }) {
  if (reading.state === 'loading') return <Skeleton cards={1} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const { kept, guarded } = reading.value
  if (kept.length + guarded.length === 0) return <Soft>您现在没有登记或监护的孩子。</Soft>
  return (
    <>
      {kept.length > 0 && <Line icon='trash-2'>立即删去：{kept.join('、')}</Line>}
      {guarded.length > 0 && (
        <>
          <Line icon='user-round-x'>退出这一户，没有别的监护人的，账号 7 天后注销：{guarded.join('、')}</Line>
          <Line icon='lock'>提过的诉求等必须保留的记录，到时去掉姓名。</Line>
        </>
      )}
    </>
  )
}
