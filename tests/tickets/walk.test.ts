import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { brokenAt } from '../../functions/cases/timeline.ts'
import { sweep } from '../../functions/sweep/sweep.ts'
import { covers } from '../../shared/areas/code.ts'
import { errors } from '../../shared/errors.ts'
import { DAY, HOUR, MINUTE } from '../../shared/lifecycle.ts'
import type { OperationId } from '../../shared/routes.ts'
import type { TicketMove } from '../../shared/tickets/lifecycle.ts'
import { lift } from '../support/cases.ts'
import { community, farGrid, grid1, grid2, type PersonName, people, personNames, street } from '../support/district.ts'
import { fileTicket, type Modelled, move, partiesTo, turnClock } from '../support/model.ts'
import { agrees, listsAgree } from '../support/model-lists.ts'
import { runs } from '../support/properties.ts'
import { entriesOf } from '../support/scenes.ts'
import { type Answer, makeStage, type Stage } from '../support/stage.ts'

const WALKS = 24
const LONGEST = 18

let stage: Stage
const tickets: Modelled[] = []
let steps = 0
let granted = 0
beforeAll(async () => {
  stage = await makeStage()
})
const now = () => new Date(stage.clock.now()).toISOString()

/** The operation of each move that a person can make, and what it takes. */
const operations: Partial<Record<TicketMove, [OperationId, object?]>> = {
  accept: ['acceptTicket'],
  reply: ['replyToTicket', { text: '已联系物业。' }],
  resolve: ['resolveTicket', { text: '已经修好。' }],
  pass: ['passTicket', { reason: '需上级协调' }],
  reassign: ['reassignTicket', { reason: '请就近办理' }],
  return: ['returnTicket', { reason: '请先核实' }],
  staffNote: ['addStaffNote', { text: '注意跟进。' }],
  note: ['addTicketNote', { text: '还有异响。' }],
  confirm: ['confirmTicket'],
  reopen: ['reopenTicket', { reason: '又坏了' }],
  rate: ['rateTicket', { stars: 4 }],
  withdraw: ['withdrawTicket', {}],
  show: ['showTicket'],
  makePrivate: ['makeTicketPrivate'],
}

const names = Object.keys(operations) as TicketMove[]

type Step =
  | { kind: 'file'; who: PersonName; visibility: 'public' | 'private' }
  | { kind: 'wait'; time: number }
  | { kind: 'move'; move: TicketMove; who: PersonName; to: string; ticket: number; likely: boolean }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('file' as const),
      who: fc.constantFrom('resident', 'neighbour', 'farResident'),
      visibility: fc.constantFrom('public' as const, 'private' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      time: fc.constantFrom(MINUTE, HOUR, 2 * HOUR, 26 * HOUR, 5 * DAY, 8 * DAY),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      move: fc.constantFrom(...names),
      who: fc.constantFrom(...personNames),
      to: fc.constantFrom(grid1, grid2, community, street, farGrid),
      ticket: fc.nat(),
      likely: fc.boolean(),
    }),
  },
)

/** Half of the time a move that somebody can make now, or a random walk would hear little but refusals. */
function wish(ticket: Modelled, given: Step & { kind: 'move' }): { who: PersonName; name: TicketMove } {
  const random = { who: given.who, name: given.move }
  if (!given.likely) return random
  const able = personNames.flatMap((who) =>
    names
      .filter((name) => move(structuredClone(ticket), name, partiesTo(ticket, who), now(), { to: grid1 }) === undefined)
      .map((name) => ({ who, name })),
  )
  return able[given.ticket % (able.length || 1)] ?? random
}

const dispatches = ['communityStaff', 'streetStaff', 'districtStaff']
/** What reassigning asks of its area before it asks the lifecycle. */
const wrongArea = (ticket: Modelled, who: PersonName, to: string): boolean => {
  const reaches = people[who].roles.some(
    ({ role, area }) => dispatches.includes(role) && covers(area, ticket.holder) && covers(area, to),
  )
  return to === ticket.holder || !reaches
}

async function makeStep(mine: Modelled[], given: Step) {
  steps++
  if (given.kind === 'file') {
    const card = await stage.ok(given.who, 'openTicket', { body: { ...lift, visibility: given.visibility } })
    const ticket = fileTicket(card.id, given.who, given.visibility, now())
    mine.push(ticket)
    tickets.push(ticket)
    agrees(ticket, card)
    return
  }
  if (given.kind === 'wait') {
    stage.clock.pass(given.time)
    const moved = tickets.filter((ticket) => turnClock(ticket, now())).length
    expect(await sweep(stage.ports)).toEqual({ due: moved, moved, failed: 0 })
    return
  }
  const ticket = mine[given.ticket % mine.length]
  if (!ticket) return
  const { who, name } = wish(ticket, given)
  const [operation, body] = operations[name] ?? ['acceptTicket']
  const to = name === 'reassign' ? given.to : undefined
  const sent = { params: { ticketId: ticket.id }, ...(body ? { body: { ...body, ...(to ? { area: to } : {}) } } : {}) }
  const answer = await stage.call(who, operation, sent as never)
  const parties = partiesTo(ticket, who)
  const stars = name === 'rate' ? { stars: 4 } : {}
  const why = `${who} (${parties}): ${name} ${to ?? ''} of ${JSON.stringify(ticket)}`
  if (!parties.length) return expectRefusal(answer, 'notFound', why)
  if (to && parties.includes('dispatcher') && wrongArea(ticket, who, to)) return expectRefusal(answer, 'badInput', why)
  const refusal = move(ticket, name, parties, now(), { ...(to ? { to } : {}), ...stars })
  if (refusal) return expectRefusal(answer, refusal, why)
  granted++
  expect(answer.status, `${why}: ${JSON.stringify(answer.body)}`).toBe(200)
  agrees(ticket, answer.body)
}

function expectRefusal(answer: Answer, code: keyof typeof errors, why: string) {
  expect([answer.body.error?.code, answer.status], why).toEqual([code, errors[code].status])
}

it(`the API and the pure model say the same along ${WALKS} random walks`, async () => {
  const start: Step = { kind: 'file', who: 'resident', visibility: 'public' }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: LONGEST }), async (walk) => {
      const mine: Modelled[] = []
      for (const each of [start, ...walk]) await makeStep(mine, each)
      for (const ticket of mine) {
        const entries = await entriesOf(stage, ticket.id)
        expect(entries.map((entry) => entry.move)).toEqual(ticket.moves)
        expect(brokenAt(entries)).toBeUndefined()
      }
      stage.clock.pass(1)
    }),
    { numRuns: runs(WALKS), endOnFailure: true },
  )
  await listsAgree(stage, tickets)
  expect(granted).toBeGreaterThan(steps / 5)
}, 120_000)
