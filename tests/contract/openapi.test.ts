import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openapiDocument } from '../../infra/openapi/document.ts'
import { written } from '../../infra/openapi/written.ts'
import { errorsOf, operations } from '../../shared/routes.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

describe('the OpenAPI document', () => {
  it('that is committed is the one that the route table gives', async () => {
    const committed = readFileSync(`${root}/shared/openapi.json`, 'utf8')
    expect(committed, 'run `npm run generate`').toBe(`${written(await openapiDocument())}\n`)
  })

  it('passes the linter', () => {
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
    const said = execFileSync('npx', ['redocly', 'lint', 'shared/openapi.json'], {
      cwd: root,
      env,
      encoding: 'utf8',
      stdio: 'pipe',
    })
    expect(said).not.toMatch(/error|warning/i)
  }, 60_000)

  it('names the operations that outsiders rely on', () => {
    const names =
      'signIn openTicket acceptTicket replyToTicket passTicket resolveTicket confirmTicket reopenTicket rateTicket withdrawTicket supportTicket getTicket listMyTickets listTicketQueue'
    expect(operations.map(([id]) => id)).toEqual(expect.arrayContaining(names.split(' ')))
  })
})

describe('the route table', () => {
  it('has one operation for each method and path', () => {
    const places = operations.map(([, route]) => `${route.method} ${route.path}`)
    expect(new Set(places).size).toBe(places.length)
  })

  it('declares the parameters that its paths name', () => {
    for (const [id, route] of operations) {
      const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
      expect(Object.keys(route.params?.def.shape ?? {}), id).toEqual(inPath)
    }
  })

  it('asks for sign-in everywhere but at the door, and for what the government says to everybody', () => {
    const open = operations.filter(([, route]) => route.access === 'anyone').map(([id]) => id)
    expect(open.sort()).toEqual([
      'askLogin',
      'claimLogin',
      'getActivityCalendar',
      'getAreaCalendar',
      'getCap',
      'getCapFeed',
      'getHealth',
      'getOpenapi',
      'getOwnCalendar',
      'getWarning',
      'listDemoPeople',
      'sendSignal',
      'signIn',
      'takeEvent',
      'verifyCertificate',
      'verifyEvents',
    ])
    for (const [id, route] of operations)
      if (route.access !== 'anyone') expect(errorsOf(route), id).toContain('notSignedIn')
  })
})
