/** A stage to be attacked: things to name, cursors to bend, and a judge of every answer. */

import fc from 'fast-check'
import { expect } from 'vitest'
import { errors } from '../../shared/errors.ts'
import type { Route } from '../../shared/route.ts'
import type { OperationId } from '../../shared/routes.ts'
import { memoryBucket } from './bucket.ts'
import { meaning, sentPhoto, ticketKinds } from './cases.ts'
import { building1, building2, grid1, grid2, type PersonName, personNames } from './district.ts'
import type { RawRequest } from './gateway.ts'
import { runs } from './properties.ts'
import { bodySchema, hasPath, type Meaning, parameters } from './schemas.ts'
import { type Answer, makeStage, type Stage } from './stage.ts'
import { fakeWechat } from './wechat.ts'

export interface Target {
  stage: Stage
  /** Ids and words of this stage that mean something. */
  known: Meaning
  /** Lists with more than one page: who reads which, and the cursor that it gave out. */
  lists: { who: PersonName; operation: OperationId; cursor: string }[]
  /** How many requests were made. */
  requests(): number
  headersOf(name: PersonName, more?: Record<string, string>): Record<string, string>
  /** Sends it, and fails unless the answer is one that anybody may see. */
  attack(route: Route, request: RawRequest): Promise<Answer>
}

export const who = fc.constantFrom(...personNames)

const areas = [grid1, grid2, building1, building2]
const subcategories = ['other']

/** What only this side of the API may know: stacks, files, libraries, the table. */
const INTERNAL =
  /\bat .+:\d+:\d+|node_modules|\.(ts|js|mjs)\b|Error:|Exception|zod|dynamo|Transact|middy|(PERSON|TICKET|PHOTO|AREA|OPENID)#|undefined|\[object/i

function judge(route: Route, request: RawRequest, { status, body }: Answer) {
  const headers = { ...request.headers, authorization: '…' }
  const sent = `${route.method} ${route.path} ${JSON.stringify({ ...request, body: request.body?.slice(0, 2000), headers })}`
  expect(status, sent).toBeLessThan(500)
  if (status < 400) return
  const { code, message, fields = {}, ...more } = body.error
  expect([Object.keys(body), Object.keys(more)], sent).toEqual([['error'], []])
  expect(message, sent).toBe(errors[code as keyof typeof errors].message)
  expect(JSON.stringify(body), sent).not.toMatch(INTERNAL)
  const named = (['query', 'path', 'header'] as const)
    .flatMap((where) => parameters(route, where))
    .map(({ name }) => name)
  const schema = bodySchema(route)
  for (const [path, words] of Object.entries(fields)) {
    expect(named.includes(path) || (schema && hasPath(schema, path)), `the field ${path} of ${sent}`).toBe(true)
    expect(words, sent).toMatch(/[\u4e00-\u9fff]/)
  }
}

export async function makeTarget(): Promise<Target> {
  const bucket = memoryBucket()
  const openidOf = async (code: string) => `openid of ${code.slice(0, 20)}`
  const stage = await makeStage({ bucket, remembers: true, wechat: { ...fakeWechat, openidOf } })
  const tickets: string[] = []
  for (let i = 0; i < 3; i++) for (const make of Object.values(ticketKinds)) tickets.push(await make(stage))
  const photos = [await sentPhoto(stage, bucket), await sentPhoto(stage, bucket)]
  const tokens = new Map<PersonName, string>()
  for (const name of personNames) tokens.set(name, await stage.token(name))
  const lists: Target['lists'] = []
  for (const [name, operation] of [
    ['resident', 'listMyTickets'],
    ['resident', 'listPublicTickets'],
    ['worker', 'listTicketQueue'],
    ['streetStaff', 'listTicketQueue'],
  ] as const) {
    const { cursor } = await stage.ok(name, operation, { query: { limit: 1 } })
    if (!cursor) throw new Error(`${operation} has one page only`)
    lists.push({ who: name, operation, cursor })
  }
  let requests = 0
  return {
    stage,
    known: { ...meaning({ tickets, photos }), area: areas, subcategory: subcategories },
    lists,
    requests: () => requests,
    headersOf: (name, more = {}) => ({
      authorization: `Bearer ${tokens.get(name)}`,
      'content-type': 'application/json',
      ...more,
    }),
    async attack(route, request) {
      requests++
      const answer = await stage.raw(request)
      judge(route, request, answer)
      return answer
    },
  }
}

/** A run is the same every time: what fails can be looked at again. */
export const settings = (numRuns: number) => ({ numRuns: runs(numRuns), endOnFailure: true })
