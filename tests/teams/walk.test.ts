/** Every reply of every route of teams and activities to who only looks, to who takes part and to who runs it: names for the last alone. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { StoredPerson } from '../../functions/people/actor.ts'
import type { Route } from '../../shared/route.ts'
import { operationsOf } from '../../shared/routes.ts'
import { meaning } from '../support/cases.ts'
import { callAs, crowdOf, gather } from '../support/crowd.ts'
import { building2, people } from '../support/district.ts'
import { homeAt } from '../support/households.ts'
import { smallestBody, smallestQuery } from '../support/schemas.ts'
import { makeStage, type Stage } from '../support/stage.ts'
import { foundTeam, publish } from '../support/teams.ts'

const [participant, other, stranger] = crowdOf(3).map((person, i) => ({
  ...person,
  name: ['参加者全名', '另一人全名', '路人全名'][i] ?? '',
  homes: [homeAt({ building: building2, unit: 1, room: 801 + i })],
})) as [StoredPerson, StoredPerson, StoredPerson]
const lead = people.neighbour
const personal = ({ id, name, homes }: StoredPerson) => [id, name, homes[0]?.room ?? name]

let stage: Stage
let named: Record<string, string>
beforeAll(async () => {
  stage = await makeStage()
  await gather(stage, [participant, other, stranger])
  const teamId = await foundTeam(stage)
  const activityId = await publish(stage, { team: teamId, places: 1 })
  named = { teamId, activityId }
  for (const { id } of [participant, other]) {
    await callAs(stage, id, 'joinTeam', { params: { teamId }, body: {} } as never)
    const { status } = await callAs(stage, id, 'signUp', { params: { activityId } } as never)
    expect(status).toBe(200)
  }
})

/** Those that change something last. */
async function everything(who: string): Promise<{ id: string; text: string; status: number }[]> {
  const order = (route: Route) => (route.method === 'GET' ? 0 : 1)
  const replies = []
  for (const [id, route] of [...operationsOf('teams')].sort(([, a], [, b]) => order(a) - order(b))) {
    const params = Object.keys(route.params?.def.shape ?? {})
    if (params.some((name) => !(name in named))) continue
    const query = { ...smallestQuery(route, meaning()), limit: undefined }
    const body = route.body ? { body: smallestBody(route, meaning()) } : {}
    const answer = await callAs(stage, who, id, { params: named, query, ...body } as never)
    replies.push({ id, status: answer.status, text: JSON.stringify(answer.body) })
  }
  return replies
}

const holding = (replies: { id: string; text: string }[], found: readonly string[]) =>
  replies.flatMap(({ id, text }) => found.filter((each) => text.includes(each)).map((each) => `${id} ${each}`))

describe('every reply of every route', () => {
  it('to who only looks names nobody', async () => {
    const replies = await everything(stranger.id)
    const read = replies.filter(({ status }) => status === 200).map(({ id }) => id)
    expect(read).toEqual(expect.arrayContaining(['getActivity', 'getTeam']))
    expect(holding(replies, [lead, participant, other].flatMap(personal))).toEqual([])
  })

  it('to who takes part names nobody else but, to members, who leads', async () => {
    const replies = await everything(participant.id)
    expect(holding(replies, personal(other))).toEqual([])
    expect(holding(replies, [lead.id, lead.homes[0]?.room ?? ''])).toEqual([])
  })

  it('to who leads names those who signed up, and tells no room', async () => {
    const replies = await everything(lead.id)
    expect(new Set(holding(replies, [participant.name]).map((each) => each.split(' ')[0])).size).toBeGreaterThan(0)
    expect(
      holding(
        replies,
        [participant, other].map(({ homes }) => homes[0]?.room ?? ''),
      ),
    ).toEqual([])
  })
})
