/** What each connection does, again and again: somebody signs in, a ticket is filed, supported, accepted and answered. */
import type { Sent, Step } from 'autocannon'
import type { OperationId } from '../../../shared/routes.ts'
import { routes } from '../../../shared/routes.ts'
import type { Tokens } from './people.ts'

/** A connection's own, new with each round. */
interface Round {
  number?: number
  code?: string
  token?: string
  ticketId?: string
}

export interface Mix {
  steps: Step<Round>[]
  /** How often each operation was answered, and every answer that was no success. */
  answers: Map<OperationId, number>
  refusals: Map<string, number>
}

interface Ask {
  operation: OperationId
  /** Whose token it carries; `signedIn` is who signed in this round. */
  who?: string
  query?: `?${string}`
  body?: object | ((round: Round) => object)
  keep?: (reply: never, round: Round) => void
}

const worker = '演示网格员 一'
const owners = ['演示居民 甲']
const owner = 'owner'
const neighbour = '演示居民 乙'

const ticket = {
  category: 'environmentUtilities',
  subcategory: 'rubbish',
  text: '三号楼后面的垃圾两天没有清运，天热味道很大，请安排处理。',
  visibility: 'public',
}

const story: readonly Ask[] = [
  {
    operation: 'listDemoPeople',
    keep: ({ items }: { items: { code: string }[] }, round) => {
      round.code = items[(round.number ?? 0) % items.length]?.code ?? ''
    },
  },
  {
    operation: 'signIn',
    body: ({ code }) => ({ code }),
    keep: ({ token }: { token: string }, round) => {
      round.token = token
    },
  },
  { operation: 'getMe', who: 'signedIn' },
  {
    operation: 'openTicket',
    who: owner,
    body: ticket,
    keep: ({ id }: { id: string }, round) => {
      round.ticketId = id
    },
  },
  { operation: 'listMyTickets', who: owner },
  { operation: 'getTicket', who: owner },
  { operation: 'listPublicTickets', who: owner },
  { operation: 'supportTicket', who: neighbour },
  { operation: 'getTicket', who: neighbour },
  { operation: 'listTicketQueue', who: worker },
  { operation: 'acceptTicket', who: worker },
  { operation: 'listTicketQueue', who: worker },
  { operation: 'getTicket', who: worker },
  { operation: 'replyToTicket', who: worker, body: { text: '已联系环卫，今天下午清运。' } },
  { operation: 'getTicket', who: owner },
  { operation: 'listTicketQueue', who: '演示社区员 一' },
  { operation: 'listMyTickets', who: owner },
  { operation: 'listAreas', who: owner, query: '?parent=420102015020' },
]

let rounds = 0
let keys = 0

export function mixOf(tokens: Tokens): Mix {
  const mix: Mix = { steps: [], answers: new Map(), refusals: new Map() }
  mix.steps = story.map(({ operation, who, query = '', body, keep }) => {
    const { method, path } = routes[operation]
    const idempotent = 'idempotent' in routes[operation]
    return {
      method,
      setupRequest(request: Sent, round) {
        round.number ??= rounds++
        const sent = typeof body === 'function' ? body(round) : body
        const token = tokenFor(who, round, tokens)
        return {
          ...request,
          path: path.replace('{ticketId}', round.ticketId ?? 'none') + query,
          headers: {
            ...(token ? { authorization: `Bearer ${token}` } : {}),
            ...(idempotent ? { 'idempotency-key': `bench-${process.pid}-${keys++}` } : {}),
            ...(sent ? { 'content-type': 'application/json' } : {}),
          },
          ...(sent ? { body: JSON.stringify(sent) } : {}),
        }
      },
      onResponse(status, text, round) {
        mix.answers.set(operation, (mix.answers.get(operation) ?? 0) + 1)
        if (status < 300) return keep?.(JSON.parse(text) as never, round)
        const refusal = `${operation} ${status} ${text.slice(0, 120)}`
        mix.refusals.set(refusal, (mix.refusals.get(refusal) ?? 0) + 1)
      },
    }
  })
  return mix
}

function tokenFor(who: string | undefined, round: Round, tokens: Tokens): string | undefined {
  if (who === undefined) return undefined
  if (who === 'signedIn') return round.token
  return tokens.get(who === owner ? (owners[(round.number ?? 0) % owners.length] ?? '') : who)
}
