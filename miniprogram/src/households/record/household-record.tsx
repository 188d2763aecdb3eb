/** Who belongs to a household, its phones, and the records that it keeps of those without a phone. */
import { useState } from 'react'
import type { Member } from '../../../../shared/households/household.ts'
import { type Me, relationWords } from '../../../../shared/people/person.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { managingRoles } from '../../../../shared/roles/roles.ts'
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import { Buttons, Soft } from '../../ui/parts/prose.tsx'
import { Row, Rows } from '../../ui/parts/rows.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { momentWords } from '../../words/time.ts'
import { ComeOfAge } from '../parts/come-of-age.tsx'
import { RemoveMember } from '../parts/remove-member.tsx'
import { Dependants } from './dependants.tsx'
import { Phones } from './phones.tsx'

export function HouseholdRecord({ me, household: code }: { me: Me; household: string }) {
  const now = useNow()
  const { reading, reread } = useReading(() => api.call('getHousehold', { params: { household: code } }), {
    key: code,
    // Each reading is kept as a look: it reads again only when something was done here.
    cares: () => false,
  })
  const [removing, setRemoving] = useState<Member>()
  if (reading.state === 'loading') return <Skeleton cards={2} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const household = reading.value
  return (
    <>
      <Card title={`${household.buildingName}${household.room}`}>
        {household.facts && !household.facts.inRoster && (
          <Box>
            <Icon name='triangle-alert' /> 名册里还没有这一户
          </Box>
        )}
        {household.members.length === 0 && <Soft>还没有已核实的成员。</Soft>}
        {household.members.length > 0 && (
          <Rows label='成员'>
            {household.members.map((member) => (
              <Row
                key={member.personId}
                icon='user-round'
                title={
                  <>
                    {member.name} {member.child && <Tag>未满 14 岁</Tag>}
                  </>
                }
                hint={`${relationWords[member.relation]} · ${momentWords(member.since, now)}入户`}
              >
                <Buttons>
                  {reaches(me.roles, managingRoles, code) && (
                    <ButtonLink kind='quiet' to={paths.carerOf(member.personId)}>
                      照护人
                    </ButtonLink>
                  )}
                  {member.child && (
                    <ComeOfAge join={{ id: member.joinId, name: member.name }} done={() => void reread()} />
                  )}
                  <Button kind='quiet' label={`把${member.name}移出这一户`} onTap={() => setRemoving(member)}>
                    移出
                  </Button>
                </Buttons>
              </Row>
            ))}
          </Rows>
        )}
        {household.waiting.length > 0 && <Soft>还有 {household.waiting.length} 件申请在等核实。</Soft>}
      </Card>
      <Phones household={code} masked={household.facts?.phones ?? []} />
      <Dependants me={me} household={code} dependants={household.dependants} onChanged={() => void reread()} />
      {removing && (
        <RemoveMember
          me={me}
          join={{ id: removing.joinId, name: removing.name, child: removing.child }}
          onDone={() => void reread()}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </>
  )
}
