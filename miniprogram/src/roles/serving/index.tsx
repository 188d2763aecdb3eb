/** Who serves in my areas, as what; giving, taking and offering roles. */
import { useState } from 'react'
import type { Me } from '../../../../shared/people/person.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { managingRoles, overseeingRoles, type Role } from '../../../../shared/roles/roles.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Filters } from '../../ui/parts/filters.tsx'
import { AreaBar, useAreaName } from '../../work/area-bar.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { InviteSheet } from './invite-sheet.tsx'
import { PersonSheet } from './person-sheet.tsx'
import { RoleFilter, ServingList } from './serving-list.tsx'

export default function Serving() {
  return <StaffPage tool='serving'>{(me) => <ServingIn key={me.id} me={me} />}</StaffPage>
}

function ServingIn({ me }: { me: Me }) {
  const [code, setCode] = useWorkArea(me, overseeingRoles)
  const area = { code, name: useAreaName(code) }
  const [role, setRole] = useState<Role>()
  const [person, setPerson] = useState<string>()
  const [inviting, setInviting] = useState(false)
  return (
    <>
      <AreaBar me={me} kinds={overseeingRoles} code={code} onChoose={setCode} />
      <Filters>
        <RoleFilter chosen={role} onChoose={setRole} />
        {reaches(me.roles, managingRoles, code) && (
          <Button kind='main' icon='user-plus' onTap={() => setInviting(true)}>
            邀请一位工作人员
          </Button>
        )}
      </Filters>
      <ServingList area={area} role={role} onChoose={setPerson} />
      {person && <PersonSheet me={me} person={person} onClose={() => setPerson(undefined)} />}
      {inviting && <InviteSheet me={me} area={area} onClose={() => setInviting(false)} />}
    </>
  )
}
