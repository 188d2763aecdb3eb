/** One person's roles within my scope: what they hold, taking it away, giving more. */
import { useState } from 'react'
import type { Me } from '../../../../shared/people/person.ts'
import type { Serving } from '../../../../shared/roles/contract.ts'
import { mayGrant } from '../../../../shared/roles/policy.ts'
import { type HeldRole, roleWords } from '../../../../shared/roles/roles.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useReading } from '../../live/use-reading.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { Letter } from '../../ui/parts/letter.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { GrantForm } from './grant-form.tsx'

export function PersonSheet({ me, person, onClose }: { me: Me; person: string; onClose: () => void }) {
  const { reading, reread } = useReading(() => api.call('getServing', { params: { person } }), { key: person })
  const [taking, setTaking] = useState<HeldRole>()
  const { busy, failure, act } = useAct()

  async function take({ role, area }: HeldRole) {
    const params = { person, role, area }
    const done = await act(['revoke', params], () => api.call('revokeRole', { params }), '已撤销，对方马上失去这个身份')
    if (!done) return
    setTaking(undefined)
    void reread()
  }

  if (taking) {
    return (
      <Confirm
        title={`撤销“${roleWords[taking.role]}”`}
        word='确定撤销'
        busy={busy}
        failure={failure}
        onYes={() => void take(taking)}
        onClose={() => setTaking(undefined)}
      >
        {taking.areaName}。撤销后对方立刻不能再处理这里的事情，已打开的页面也会断开。
        {taking.group && '这个身份来自网格组，同组其他网格的会一起撤销。'}
      </Confirm>
    )
  }
  return (
    <Sheet title={reading.state === 'ready' ? reading.value.name : '身份'} onClose={onClose}>
      {reading.state === 'loading' && <Skeleton cards={1} />}
      {reading.state === 'failed' && <ErrorState failure={reading.failure} retry={reread} />}
      {reading.state === 'ready' && (
        <Roles me={me} serving={reading.value} onTake={setTaking} onGiven={() => void reread()} />
      )}
    </Sheet>
  )
}

function Roles({
  me,
  serving,
  onTake,
  onGiven,
}: {
  me: Me
  serving: Serving
  onTake: (held: HeldRole) => void
  onGiven: () => void
}) {
  const [giving, setGiving] = useState(false)
  const mine = serving.person === me.id
  return (
    <>
      {serving.roles.map((held) => (
        <Letter
          key={`${held.role}-${held.area}`}
          title={roleWords[held.role]}
          lines={[held.areaName]}
          beside={
            !mine &&
            mayGrant(me.roles, held.role, held.area) && (
              <Button
                kind='quiet'
                icon='trash-2'
                label={`撤销${held.areaName}的${roleWords[held.role]}`}
                onTap={() => onTake(held)}
              >
                撤销
              </Button>
            )
          }
        />
      ))}
      {!mine && !giving && (
        <Button icon='plus' wide onTap={() => setGiving(true)}>
          再给一个身份
        </Button>
      )}
      {giving && (
        <GrantForm
          me={me}
          person={serving.person}
          onDone={() => {
            setGiving(false)
            onGiven()
          }}
        />
      )}
    </>
  )
}
