/** The volunteer teams around me, mine first. */
import { useState } from 'react'
import { isChild } from '../../../../shared/people/child.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { readyOf, useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { Gate } from '../../session/gate.tsx'
import { Box } from '../../ui/base/box.tsx'
import { Page } from '../../ui/page/page.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Filter, Filters } from '../../ui/parts/filters.tsx'
import letters from '../../ui/parts/letters.module.scss'
import { Letters } from '../../ui/parts/letters.tsx'
import { Heading, Stack } from '../../ui/parts/prose.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { type Around, areaAround, aroundOptions } from '../parts/my-areas.ts'
import { TeamLetter } from '../parts/team-letter.tsx'

export default function TeamsPage() {
  return (
    <Page title='志愿队伍' warned='whole'>
      <Gate>{(me) => <Teams key={me.id} me={me} />}</Gate>
    </Page>
  )
}

function Teams({ me }: { me: Me }) {
  const options = aroundOptions(me)
  const [around, setAround] = useState<Around>(options[0]?.[0] ?? 'community')
  const area = areaAround(me, around)
  const known = !isChild(me) && (me.roles.length > 0 || me.homes.some(({ verified }) => verified))
  const { reading } = useReading(() => api.call('listMyTeams', {}), { key: 'my-teams' })
  const own = readyOf(reading)?.items.filter(({ state }) => state !== 'closed' && state !== 'refused') ?? []
  return (
    <Stack>
      {own.length > 0 && (
        <>
          <Heading>我的队伍</Heading>
          <Box as='ul' className={letters.letters} label='我的队伍'>
            {own.map((team) => (
              <Box as='li' key={team.id}>
                <TeamLetter team={team} leads={team.leads} />
              </Box>
            ))}
          </Box>
        </>
      )}
      <Heading>附近的队伍</Heading>
      {area ? (
        <>
          <Filters>
            <Filter label='范围' options={options} chosen={around} onChoose={setAround} />
          </Filters>
          <ListOf key={area} area={area} own={own.map(({ id }) => id)} />
        </>
      ) : (
        <Empty
          icon='house'
          title='先入户，就能加入附近的队伍'
          action={<ButtonLink to={paths.join}>去入户</ButtonLink>}
        />
      )}
      {known && (
        <ButtonLink icon='plus' wide to={paths.proposeTeam}>
          发起一支队伍
        </ButtonLink>
      )}
    </Stack>
  )
}

function ListOf({ area, own }: { area: string; own: readonly string[] }) {
  const list = useList(`teams-${area}`, (cursor) => api.call('listTeams', { params: { area }, query: { cursor } }))
  return (
    <Letters
      {...list}
      keyOf={({ id }) => id}
      shown={({ id }) => !own.includes(id)}
      letter={(team) => <TeamLetter team={team} />}
      empty={
        <Empty icon='users-round' title={own.length > 0 ? '附近没有别的队伍' : '附近还没有志愿队伍'}>
          发起一支队伍，社区同意后就能招募邻居、办活动。
        </Empty>
      }
    />
  )
}
