import type { Household } from '../../../../shared/households/household.ts'
import { type Home, type Me, relationWords } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Buttons } from '../../ui/parts/prose.tsx'
import { Row, Rows } from '../../ui/parts/rows.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { momentWords } from '../../words/time.ts'
import { ComeOfAge } from '../parts/come-of-age.tsx'
import { Dependants } from './dependants.tsx'
import { LeaveHome } from './leave-home.tsx'
import { RemoveMember } from './remove-member.tsx'
import { Waiting } from './waiting.tsx'

/** One household of mine: who belongs to it, who waits, whose record it keeps; invite, leave, move. */
export function HouseholdOf({ me, home }: { me: Me; home: Home }) {
  const { reading, reread } = useReading(() => api.call('getHousehold', { params: { household: home.household } }), {
    key: home.household,
  })
  if (reading.state === 'loading') return <Skeleton cards={2} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const household = reading.value
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Waiting household={household} done={reread} />
      <Members me={me} household={household} home={home} done={reread} />
      <ButtonLink kind='main' icon='user-round-plus' wide to={paths.inviteTo(home.household)}>
        邀请家人
      </ButtonLink>
      <Dependants me={me} household={household} done={reread} />
      <LeaveHome home={home} alone={household.members.length === 1} done={reread} />
    </>
  )
}

function Members({ me, household, home, done }: { me: Me; household: Household; home: Home; done: () => void }) {
  const now = useNow()
  const head = household.parties.includes('head')
  const nameOf = (person: string) => household.members.find(({ personId }) => personId === person)?.name
  return (
    <Card title={`${household.buildingName} ${household.room}`}>
      <Box>
        <Icon name='circle-check-big' /> 已核实，您是{relationWords[home.relation]}
      </Box>
      <Rows label='成员'>
        {household.members.map((member) => {
          const guardian = member.guardian && nameOf(member.guardian)
          return (
            <Row
              key={member.personId}
              icon={member.child ? 'baby' : 'user-round'}
              title={member.me ? `${member.name}（我）` : member.name}
              hint={[
                relationWords[member.relation],
                `${momentWords(member.since, now)} 加入`,
                guardian && `监护人 ${guardian}`,
              ]
                .filter(Boolean)
                .join('，')}
            >
              <Buttons>
                {member.guardian === me.id && <ComeOfAge join={{ id: member.joinId, name: member.name }} done={done} />}
                {head && !member.me && <RemoveMember member={member} done={done} />}
              </Buttons>
            </Row>
          )
        })}
      </Rows>
    </Card>
  )
}
