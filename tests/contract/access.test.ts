import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { namedArea } from '../../functions/http/access.ts'
import { signToken } from '../../functions/http/token.ts'
import { parsePerson, type StoredPerson } from '../../functions/people/actor.ts'
import { newPerson } from '../../functions/people/store.ts'
import { keys } from '../../functions/platform/table.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import { TOKEN_LIFE } from '../../shared/people/session.ts'
import type { Route } from '../../shared/route.ts'
import { type OperationId, operations } from '../../shared/routes.ts'
import { memoryBucket } from '../support/bucket.ts'
import { meaning } from '../support/cases.ts'
import { bearerOf, farStreet, people, signedInAt } from '../support/district.ts'
import { pathOf } from '../support/gateway.ts'
import { named, nobodyInBody } from '../support/named.ts'
import { smallestBody, smallestQuery } from '../support/schemas.ts'
import { codeOf, wrongSignIns } from '../support/sign-ins.ts'
import { MORNING, makeStage, type Stage, TOKEN_SECRET } from '../support/stage.ts'

/** Everybody of the district, a supervisor of another part of it, and two whose rights changed after they signed in. */
const demoted: StoredPerson = { ...people.worker, id: `per_${'8'.repeat(26)}`, openid: 'openid-demoted', roles: [] }
const farSupervisor: StoredPerson = {
  ...people.supervisor,
  id: `per_${'7'.repeat(26)}`,
  openid: 'openid-far-supervisor',
  roles: [{ role: 'supervisor', area: farStreet, areaName: '劳动街道' }],
}
const everybody: Record<string, StoredPerson> = { ...people, farSupervisor, demoted }
const gone = `per_${'9'.repeat(26)}`

const bucket = memoryBucket()
let stage: Stage
const called = new Set<OperationId>()
/** Headers that sign nobody in. */
let wrong: [how: string, header: string | undefined][]
beforeAll(async () => {
  stage = await makeStage({
    bucket,
    remembers: true,
    wechat: { openidOf: async (code) => (code === 'of gone' ? 'openid-gone' : people.resident.openid) },
  })
  await stage.table.write([...newPerson(farSupervisor), signedInAt(farSupervisor.id, MORNING)])
  // Signed in as a worker of two grids; then the roles were taken away.
  await stage.table.write([...newPerson({ ...demoted, roles: people.worker.roles }), signedInAt(demoted.id, MORNING)])
  await stage.table.write([{ update: keys.person(demoted.id), changes: { set: { roles: [] } } }])
  await stage.table.write(
    newPerson({ ...people.worker, id: gone, openid: 'openid-gone' }).concat(signedInAt(gone, MORNING)),
  )
  await stage.table.write([{ remove: keys.person(gone) }])
  wrong = await Promise.all(
    Object.entries(wrongSignIns(gone)).map(async ([how, make]): Promise<(typeof wrong)[number]> => [how, await make()]),
  )
  const left = await stage.table.read([demoted.id, gone].map(keys.person))
  expect(left.map((item) => item?.roles)).toEqual([[], undefined])
})

/** What a route's path names, each kind made anew; paths with several parameters name one of each. */
function kindsOf(route: Route): Record<string, () => Promise<Record<string, string>>> {
  const names = Object.keys(route.params?.def.shape ?? {})
  const [first, ...rest] = names.map((name) => {
    const known = named[name]
    if (!known) throw new Error(`Say in tests/support/named.ts what ${name} of ${route.path} can name`)
    return { name, kinds: Object.entries(known.kinds) }
  })
  if (!first) return { nothing: async () => ({}) }
  const making = first.kinds.map(([kind, make]) => {
    const all = async () => {
      const others = rest.map(async ({ name, kinds }) => [name, (await kinds[0]?.[1](stage, bucket)) ?? ''])
      return { ...Object.fromEntries(await Promise.all(others)), [first.name]: await make(stage, bucket) }
    }
    return [kind, all] as const
  })
  return Object.fromEntries(making)
}

/** The first of what a route's path can name, made anew. */
const firstNamed = async (route: Route) => (await Object.values(kindsOf(route))[0]?.()) ?? {}

const refused = new Map<string, Promise<Record<string, string>>>()
/** The same for all routes that name the same, for calls that change nothing of it. */
function unchanged(route: Route): Promise<Record<string, string>> {
  const names = Object.keys(route.params?.def.shape ?? {}).join()
  const known = refused.get(names) ?? firstNamed(route)
  refused.set(names, known)
  return known
}

/** What is sent to a route: no more than it must be given. */
const sentTo = (route: Route, params: Record<string, string>) => ({
  params,
  query: smallestQuery(route, meaning()),
  body: smallestBody(route, meaning()),
})

const tokens = new Map<string, Promise<string>>()
/** Nobody's grows old: the clock stands. */
function tokenOf({ id }: StoredPerson): Promise<string> {
  const known = tokens.get(id) ?? signToken(TOKEN_SECRET, bearerOf(id), 'api', MORNING, TOKEN_LIFE)
  tokens.set(id, known)
  return known
}

async function call(id: OperationId, route: Route, params: Record<string, string>, header: string | undefined) {
  called.add(id)
  const { query, body } = sentTo(route, params)
  const answer = await stage.raw({
    method: route.method,
    path: pathOf(route, params),
    headers: { 'content-type': 'application/json', ...(header === undefined ? {} : { authorization: header }) },
    query,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: answer.status, code: answer.body.error?.code as ErrorCode | undefined }
}

/** The refusal that the declaration implies for this person, or undefined if access is granted. */
async function declaredRefusal(
  route: Route,
  params: Record<string, string>,
  person: StoredPerson,
): Promise<ErrorCode | undefined> {
  const { access } = route
  if (access === 'anyone' || access === 'signedIn') return undefined
  if ('roles' in access) {
    const held = person.roles.filter(({ role }) => access.roles.includes(role))
    const area = access.at && namedArea(access.at, sentTo(route, params))
    return (area === undefined ? held.length > 0 : held.some((own) => area.startsWith(own.area)))
      ? undefined
      : 'notAllowed'
  }
  const [[name, value] = ['', '']] = Object.entries(params)
  const parties = (await named[name]?.parties?.(stage, person, value)) ?? []
  if (!parties.length) return 'notFound'
  return parties.some((party) => access.parties.includes(party)) ? undefined : 'notAllowed'
}

/** The same, and then what is refused for what the path names. */
async function refusalOf(
  id: OperationId,
  route: Route,
  params: Record<string, string>,
  seeded: StoredPerson,
): Promise<ErrorCode | undefined> {
  // Where they live by now: some of what was called before gave homes to who had none.
  const { homes } = parsePerson((await stage.table.read([keys.person(seeded.id)]))[0]) ?? seeded
  const person = { ...seeded, homes }
  const declared = await declaredRefusal(route, params, person)
  if (declared || route.access === 'anyone') return declared
  const refusals = Object.entries(params).map(([name, value]) => named[name]?.refusal?.(person, value, params, id))
  return refusals.find((refusal) => refusal !== undefined) ?? nobodyInBody[id]?.(person)
}

const ACCESS: (ErrorCode | undefined)[] = ['notSignedIn', 'tokenExpired', 'notAllowed', 'notFound']

describe.each(operations)('%s', (id, route) => {
  it(route.access === 'anyone' ? 'asks for no sign-in' : 'turns away whoever is not signed in', async () => {
    const params = await (route.access === 'anyone' ? firstNamed(route) : unchanged(route))
    for (const [how, header] of wrong) {
      const answer = await call(id, route, params, header)
      if (route.access === 'anyone') expect(ACCESS, how).not.toContain(answer.code)
      else expect(answer, how).toEqual({ status: 401, code: codeOf(how) })
    }
  })

  if (route.access !== 'anyone')
    it('says nothing but that to who is not signed in, whatever is sent', async () => {
      const path = route.path.replace(/\{\w+\}/g, 'nonsense')
      for (const body of [undefined, '', '{bad', 'x'.repeat(100_000)])
        for (const headers of [{}, { 'content-type': 'text/plain', authorization: 'Bearer a.b.c' }]) {
          const answer = await stage.raw({
            method: route.method,
            path,
            headers,
            ...(body === undefined ? {} : { body }),
          })
          expect([answer.status, answer.body.error.code]).toEqual([401, 'notSignedIn'])
        }
    })

  it('refuses and admits everybody as its declaration says', async () => {
    for (const [kind, make] of Object.entries(kindsOf(route))) {
      const params = await make()
      const asked = await Promise.all(
        Object.entries(everybody).map(async ([who, person]) => ({
          who,
          person,
          refusal: await refusalOf(id, route, params, person),
        })),
      )
      // Refusals first, so that none of them depends on what an admitted one did.
      for (const { who, person, refusal } of asked.sort((a, b) => Number(!a.refusal) - Number(!b.refusal))) {
        const expected = refusal ?? (await refusalOf(id, route, params, person))
        const { code, status } = await call(id, route, params, `Bearer ${await tokenOf(person)}`)
        const seen = ACCESS.includes(code) ? code : undefined
        expect({ who, kind, refusal: seen }).toEqual({ who, kind, refusal: expected })
        expect(status, `${who} ${kind}`).toBeLessThan(500)
      }
    }
  })
})

describe('a case', () => {
  it('that is not there looks like one that is not mine', async () => {
    const { id } = await stage.ok('resident', 'openTicket', {
      body: { category: 'roadTraffic', text: '路面破损，请修补。' },
    })
    const other = `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`
    const ask = (ticketId: string) => stage.call('farResident', 'getTicket', { params: { ticketId } })
    expect((await ask(id)).body).toEqual((await ask(other)).body)
  })
})

it('whoever was deleted cannot sign in anew', async () => {
  const { status, body } = await stage.call({}, 'signIn', { body: { code: 'of gone' } })
  expect([status, body.error.code]).toEqual([401, 'codeRefused'])
})

afterAll(() => {
  expect([...called].sort()).toEqual(operations.map(([id]) => id).sort())
})
