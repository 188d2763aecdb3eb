/** Offers a role by a code: whoever opens it in the mini-program first, within 72 hours, has it. */
import { useState } from 'react'
import { shownCode } from '../../../../shared/codes.ts'
import type { Me } from '../../../../shared/people/person.ts'
import type { RoleInvitation } from '../../../../shared/roles/contract.ts'
import { mayGrant } from '../../../../shared/roles/policy.ts'
import { type Role, roleWords } from '../../../../shared/roles/roles.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useNow } from '../../live/use-now.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { FieldError, LineField } from '../../ui/parts/field.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { momentWords } from '../../words/time.ts'
import type { AreaChoice } from '../../work/areas-of.ts'
import style from './invite.module.scss'
import { PlaceOf, RoleField } from './role-and-places.tsx'

export function InviteSheet({ me, area, onClose }: { me: Me; area: AreaChoice; onClose: () => void }) {
  const [role, setRole] = useState<Role>()
  const [picked, setPicked] = useState<AreaChoice>()
  const [note, setNote] = useState('')
  const [made, setMade] = useState<RoleInvitation>()
  const { busy, failure, wrong, act } = useAct()
  // Where one looks already, if the role can be held there.
  const place = picked ?? (role && mayGrant(me.roles, role, area.code) ? area : undefined)

  async function invite() {
    if (!role || !place) return
    const body = { role, area: place.code, note }
    const invitation = await act(body, (key) => api.call('inviteToRole', { body, key }))
    if (invitation) setMade(invitation)
  }

  if (made) return <Code made={made} onClose={onClose} />
  return (
    <Sheet title='邀请一位工作人员' onClose={onClose}>
      <RoleField
        me={me}
        chosen={role}
        onChoose={(chosen) => {
          setRole(chosen)
          setPicked(undefined)
        }}
      />
      {place && <Box className={style.place}>{place.name}</Box>}
      {role && <PlaceOf me={me} role={role} word={place ? '换一个地点' : '选一个地点'} onChoose={setPicked} />}
      <LineField
        id='invite-note'
        label='给谁的'
        hint='方便您和对方认出这个邀请，例如“接替三网格”'
        optional
        value={note}
        error={wrong.note}
        onType={setNote}
      />
      <FieldError id='invite'>{failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} disabled={!role || !place} onTap={() => void invite()}>
        生成邀请码
      </Button>
    </Sheet>
  )
}

function Code({ made, onClose }: { made: RoleInvitation; onClose: () => void }) {
  const now = useNow()
  return (
    <Sheet title='邀请码' onClose={onClose}>
      <Box className={style.code}>{shownCode(made.code)}</Box>
      <Box as='p'>
        {made.areaName} · {roleWords[made.role]}
      </Box>
      <Box as='p'>
        把这个码发给对方。对方打开小程序，在“我的”里点“输入码”，输进去就有了这个身份。
        {momentWords(made.expiresAt, now)}前有效，只能用一次。
      </Box>
      <Button kind='main' wide onTap={onClose}>
        好的
      </Button>
    </Sheet>
  )
}
