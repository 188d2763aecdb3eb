import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import type { Outcome } from '../../api/outcome.ts'
import { useReading } from '../../live/use-reading.ts'
import { Line, Soft } from '../../ui/parts/prose.tsx'

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

/** Whom it concerns to take the consent for children back, said before it is. */
export function Children({ me }: { me: Me }) {
  const { reading } = useReading(() => readChildren(me), { key: me.id })
  if (reading.state !== 'ready') return null
  const { kept, guarded } = reading.value
  if (kept.length + guarded.length === 0) return <Soft>您现在没有登记或监护的孩子。</Soft>
  return (
    <>
      {kept.length > 0 && <Line icon='trash-2'>立即删去：{kept.join('、')}</Line>}
      {guarded.length > 0 && (
        <>
          <Line icon='user-round-x'>退出这一户，账号 7 天后注销：{guarded.join('、')}</Line>
          <Line icon='lock'>提过的诉求等必须保留的记录，到时去掉姓名。</Line>
        </>
      )}
    </>
  )
}
