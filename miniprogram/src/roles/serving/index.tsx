/** Who serves in my areas, as what; giving, taking and offering roles. */
import { useState } from 'react'
import type { Me } from '../../../../shared/people/contract.ts'
import { managingRoles, overseeingRoles, type Role } from '../../../../shared/roles/roles.ts'
import { type AreaChoice, AreaField, areasOf } from '../../ui/parts/area-field.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Filters } from '../../ui/parts/filters.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { InviteSheet } from './invite-sheet.tsx'
import { PersonSheet } from './person-sheet.tsx'
import { RoleFilter, ServingList } from './serving-list.tsx'

export default function Serving() {
  return <StaffPage tool='serving'>{(me) => <ServingIn key={me.id} me={me} />}</StaffPage>
}

function ServingIn({ me }: { me: Me }) {
  const own = areasOf(me.roles, overseeingRoles)
  const [first] = own
  const [picked, setPicked] = useState<AreaChoice>()
  const [role, setRole] = useState<Role>()
  const [person, setPerson] = useState<string>()
  const [inviting, setInviting] = useState(false)
  const area = picked ?? first
  if (!area) return null
  return (
    <>
      <AreaField
        label='看哪个片区的人员'
        own={own}
        below={['street', 'community', 'grid']}
        chosen={area}
        onChoose={setPicked}
      />
      <Filters>
        <RoleFilter chosen={role} onChoose={setRole} />
      </Filters>
      {areasOf(me.roles, managingRoles).length > 0 && (
        <Button kind='main' icon='user-plus' onTap={() => setInviting(true)}>
          邀请一位工作人员
        </Button>
      )}
      <ServingList area={area} role={role} onChoose={setPerson} />
      {person && <PersonSheet me={me} person={person} onClose={() => setPerson(undefined)} />}
      {inviting && <InviteSheet me={me} area={area} onClose={() => setInviting(false)} />}
    </>
  )
}
