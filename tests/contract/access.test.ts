import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signToken } from '../../functions/http/token.ts'
import type { StoredPerson } from '../../functions/people/actor.ts'
import { newPerson } from '../../functions/people/store.ts'
import { keys } from '../../functions/platform/table.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import { TOKEN_LIFE } from '../../shared/people/contract.ts'
import type { Route } from '../../shared/route.ts'
import { type OperationId, operations } from '../../shared/routes.ts'
import { memoryBucket } from '../support/bucket.ts'
import { meaning, sentPhoto, standing, ticketKinds } from '../support/cases.ts'
import { people } from '../support/district.ts'
import { pathOf } from '../support/gateway.ts'
import { smallestBody, smallestQuery } from '../support/schemas.ts'
import { codeOf, wrongSignIns } from '../support/sign-ins.ts'
import { MORNING, makeStage, type Stage, TOKEN_SECRET } from '../support/stage.ts'

/** Everybody of the district, and two whose rights changed after they signed in. */
const demoted: StoredPerson = { ...people.worker, id: `per_${'8'.repeat(26)}`, openid: 'openid-demoted', roles: [] }
const everybody: Record<string, StoredPerson> = { ...people, demoted }
const gone = `per_${'9'.repeat(26)}`

const bucket = memoryBucket()
let stage: Stage
const called = new Set<OperationId>()
beforeAll(async () => {
  stage = await makeStage({
    bucket,
    wechat: { openidOf: async (code) => (code === 'of gone' ? 'openid-gone' : people.resident.openid) },
  })
  // Signed in as a worker of two grids; then the roles were taken away.
  await stage.table.write(newPerson({ ...demoted, roles: people.worker.roles }))
  await stage.table.write([{ update: keys.person(demoted.id), changes: { set: { roles: [] } } }])
  await stage.table.write(newPerson({ ...people.worker, id: gone, openid: 'openid-gone' }))
  await stage.table.write([{ remove: keys.person(gone) }])
  const left = await stage.table.read([demoted.id, gone].map(keys.person))
  expect(left.map((item) => item?.roles)).toEqual([[], undefined])
})

/** What the path of a route may name, by the name of its parameter: each kind makes one and answers its id. */
const named: Record<string, Record<string, () => Promise<string>>> = {
  ticketId: Object.fromEntries(Object.entries(ticketKinds).map(([kind, make]) => [kind, () => make(stage)])),
  photoId: { 'a photo of the resident': () => sentPhoto(stage, bucket) },
}
function kindsOf(route: Route): Record<string, () => Promise<Record<string, string>>> {
  const [name, ...more] = Object.keys(route.params?.def.shape ?? {})
  if (!name) return { nothing: async () => ({}) }
  const kinds = named[name]
  if (!kinds || more.length) throw new Error(`Say in this test what ${route.path} can name`)
  return Object.fromEntries(Object.entries(kinds).map(([kind, make]) => [kind, async () => ({ [name]: await make() })]))
}

async function call(id: OperationId, route: Route, params: Record<string, string>, header: string | undefined) {
  called.add(id)
  const body = smallestBody(route, meaning())
  const answer = await stage.raw({
    method: route.method,
    path: pathOf(route, params),
    headers: { 'content-type': 'application/json', ...(header === undefined ? {} : { authorization: header }) },
    query: smallestQuery(route, meaning()),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: answer.status, code: answer.body.error?.code as ErrorCode | undefined }
}

/** The refusal that the declaration implies for this person, or undefined if access is granted. */
async function refusalOf(
  route: Route,
  params: Record<string, string>,
  person: StoredPerson,
): Promise<ErrorCode | undefined> {
  const { access } = route
  if (access === 'anyone') return undefined
  if (params.photoId && person.id !== people.resident.id) return 'notFound'
  if (access === 'signedIn') return undefined
  if ('roles' in access) return person.roles.some(({ role }) => access.roles.includes(role)) ? undefined : 'notAllowed'
  const parties = await standing(stage, person, params.ticketId ?? '')
  if (!parties.length) return 'notFound'
  return parties.some((party) => access.parties.includes(party)) ? undefined : 'notAllowed'
}

const ACCESS: (ErrorCode | undefined)[] = ['notSignedIn', 'tokenExpired', 'notAllowed', 'notFound']

describe.each(operations)('%s', (id, route) => {
  it(route.access === 'anyone' ? 'asks for no sign-in' : 'turns away whoever is not signed in', async () => {
    const [make] = Object.values(kindsOf(route))
    const params = (await make?.()) ?? {}
    for (const [how, header] of Object.entries(wrongSignIns(gone))) {
      const answer = await call(id, route, params, await header())
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
          refusal: await refusalOf(route, params, person),
        })),
      )
      // Refusals first, so that none of them depends on what an admitted one did.
      for (const { who, person, refusal } of asked.sort((a, b) => Number(!a.refusal) - Number(!b.refusal))) {
        const expected = refusal ?? (await refusalOf(route, params, person))
        const token = await signToken(TOKEN_SECRET, person.id, 'api', MORNING, TOKEN_LIFE)
        const { code, status } = await call(id, route, params, `Bearer ${token}`)
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
