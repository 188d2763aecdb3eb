/** Who is in it and who asks to be: for its lead and for staff. */
import { useState } from 'react'
import type { Member, Team } from '../../../../shared/teams/team.ts'
import { api } from '../../api/api.ts'
import type { Outcome } from '../../api/outcome.ts'
import { useAct } from '../../live/use-act.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Letter, Tag } from '../../ui/parts/letter.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Heading, Soft } from '../../ui/parts/prose.tsx'
import { momentWords } from '../../words/time.ts'

type Deed = 'accept' | 'remove' | 'appoint'

export function Members({ team, reread }: { team: Team; reread: () => void }) {
  const now = useNow()
  const params = { teamId: team.id }
  const list = useList(`members-${team.id}`, (cursor) =>
    api.call('listTeamMembers', { params, query: { cursor, limit: 50 } }),
  )
  const [asking, setAsking] = useState<{ deed: Deed; member: Member }>()
  const { act, busy, failure } = useAct()
  const staff = team.parties.includes('staff')

  async function doIt(deed: Deed, { person }: Member) {
    const body = { person }
    const done = await act({ deed, person }, async (key): Promise<Outcome<unknown>> => {
      if (deed === 'accept') return api.call('acceptTeamMember', { params, body, key })
      return deed === 'remove'
        ? api.call('removeTeamMember', { params, body, key })
        : api.call('appointLead', { params, body, key })
    })
    if (!done) return
    setAsking(undefined)
    void list.reread()
    reread()
  }
  return (
    <>
      <Heading>队员</Heading>
      <FieldError id='members'>{asking ? undefined : failure?.message}</FieldError>
      <Letters
        {...list}
        keyOf={({ person }) => person}
        letter={(member) => (
          <Letter
            title={member.name}
            tag={
              member.lead ? (
                <Tag icon='star'>队长</Tag>
              ) : (
                member.state === 'asked' && (
                  <Tag icon='hourglass' tone='amber'>
                    申请加入
                  </Tag>
                )
              )
            }
            lines={[`${momentWords(member.at, now)} ${member.state === 'in' ? '加入' : '申请'}`]}
            actions={
              !member.lead && (
                <>
                  {member.state === 'asked' && (
                    <Button kind='main' busy={busy} onTap={() => void doIt('accept', member)}>
                      同意
                    </Button>
                  )}
                  <Button kind='quiet' onTap={() => setAsking({ deed: 'remove', member })}>
                    {member.state === 'asked' ? '不同意' : '移出'}
                  </Button>
                  {staff && member.state === 'in' && (
                    <Button kind='quiet' onTap={() => setAsking({ deed: 'appoint', member })}>
                      请他当队长
                    </Button>
                  )}
                </>
              )
            }
          />
        )}
        empty={null}
      />
      {asking && (
        <Confirm
          title={asking.deed === 'appoint' ? `请 ${asking.member.name} 当队长？` : `把 ${asking.member.name} 移出？`}
          word={asking.deed === 'appoint' ? '指定为队长' : '移出'}
          busy={busy}
          failure={failure}
          onYes={() => void doIt(asking.deed, asking.member)}
          onClose={() => setAsking(undefined)}
        >
          <Soft>{asking.deed === 'appoint' ? '原来的队长成为普通队员。' : '以后还可以再申请加入。'}</Soft>
        </Confirm>
      )}
    </>
  )
}
