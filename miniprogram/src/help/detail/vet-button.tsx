import { ancestorAt } from '../../../../shared/areas/code.ts'
import type { Help } from '../../../../shared/help/request.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { managingRoles } from '../../../../shared/roles/roles.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Button } from '../../ui/parts/button.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Buttons } from '../../ui/parts/prose.tsx'

/** To who runs the community: this person is one whom staff know, fit for what is delicate. */
export function VetButton({ me, help, person, name }: { me: Me; help: Help; person: string; name: string }) {
  const { busy, failure, act } = useAct()
  const community = ancestorAt(help.place.area, 'community')
  if (!community || !help.parties.includes('staff') || !reaches(me.roles, managingRoles, community)) return null
  const body = { community, person, vetted: true }
  return (
    <Buttons>
      <Button
        kind='quiet'
        icon='shield-check'
        busy={busy}
        label={`把${name}核实为帮手`}
        onTap={() => void act(body, (key) => api.call('vetHelper', { body, key }), '已核实，名单在“核实过的帮手”里')}
      >
        核实为帮手
      </Button>
      <FieldError id={`vet-${person}`}>{failure?.message}</FieldError>
    </Buttons>
  )
}
