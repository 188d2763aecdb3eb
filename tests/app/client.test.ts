import { describe, expect, it } from 'vitest'
import { address, makeClient } from '../../miniprogram/src/api/client.ts'
import { routes } from '../../shared/routes.ts'
import { scriptedNetwork, settle } from './fakes.ts'

const expired = { status: 401, body: { error: { code: 'tokenExpired', message: '登录已过期，请重新登录' } } }

/** A session whose token is renewed by hand. */
function session(works = true) {
  let token = 'old'
  let renewals = 0
  return {
    renewals: () => renewals,
    token: () => token,
    renew: async () => {
      renewals++
      await Promise.resolve()
      if (works) token = 'new'
      return works
    },
  }
}

describe('the client', () => {
  it('signs in again once for everybody who was refused at the same time, and sends each again', async () => {
    const tokens = session()
    const { network, asked } = scriptedNetwork(({ headers }) =>
      headers.authorization === 'Bearer new' ? { body: { items: [] } } : expired,
    )
    const client = makeClient('http://api', network, tokens)
    const answers = await Promise.all([
      client.call('listMyTickets', { query: {} }),
      client.call('listPublicTickets', { query: {} }),
      client.call('getMe', {}),
    ])
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(tokens.renewals()).toBe(1)
    expect(asked).toHaveLength(6)
  })

  it('does not sign in again for a refusal of a token that was already replaced', async () => {
    const tokens = session()
    let late: ((answer: typeof expired) => void) | undefined
    const { network } = scriptedNetwork(({ headers, url }) => {
      if (headers.authorization === 'Bearer new') return { body: {} }
      if (!url.endsWith('/me')) return expired
      return new Promise((resolve) => {
        late = resolve
      })
    })
    const client = makeClient('http://api', network, tokens)
    const slow = client.call('getMe', {})
    await client.call('listMyTickets', { query: {} })
    late?.(expired)
    expect((await slow).ok).toBe(true)
    expect(tokens.renewals()).toBe(1)
  })

  it('answers with the refusal when signing in again does not work', async () => {
    const { network, asked } = scriptedNetwork(() => expired)
    const answer = await makeClient('http://api', network, session(false)).call('getMe', {})
    expect(answer).toMatchObject({ ok: false, failure: { code: 'tokenExpired', message: '登录已过期，请重新登录' } })
    expect(asked).toHaveLength(1)
  })

  it('never sends a token to an operation for anyone, and never signs in again for one', async () => {
    const tokens = session()
    const { network, asked } = scriptedNetwork(() => ({
      status: 401,
      body: { error: { code: 'codeRefused', message: '微信登录没有成功，请再试一次' } },
    }))
    await makeClient('http://api', network, tokens).call('signIn', { body: { code: 'x' } })
    expect(asked[0]?.headers.authorization).toBeUndefined()
    expect(tokens.renewals()).toBe(0)
  })

  it('says offline and timeout in words that a person understands', async () => {
    const { network } = scriptedNetwork((_, count) => (count === 1 ? 'offline' : 'timeout'))
    const client = makeClient('http://api', network, session())
    expect(await client.call('getMe', {})).toMatchObject({ failure: { code: 'offline' } })
    expect(await client.call('getMe', {})).toMatchObject({ failure: { code: 'timeout' } })
  })

  it('carries the fields of a refusal and the request id of a fault', async () => {
    const { network } = scriptedNetwork((_, count) =>
      count === 1
        ? {
            status: 400,
            body: { error: { code: 'badInput', message: '有几处需要改一下', fields: { text: '至少写 5 个字' } } },
          }
        : { status: 502, body: '<html>', requestId: 'req-1' },
    )
    const client = makeClient('http://api', network, session())
    expect(await client.call('getMe', {})).toMatchObject({
      failure: { code: 'badInput', fields: { text: '至少写 5 个字' } },
    })
    expect(await client.call('getMe', {})).toMatchObject({ failure: { code: 'unavailable', requestId: 'req-1' } })
  })

  it('takes an answer that is not ours for what its status says: a cut-off link names nothing', async () => {
    const codes = await Promise.all(
      [401, 403, 404, 413, 429, 502].map(async (status) => {
        const { network } = scriptedNetwork(() => ({ status, body: '<html>' }))
        const answer = await makeClient('http://api', network, session(false)).call('getMe', {})
        return answer.ok ? undefined : answer.failure.code
      }),
    )
    expect(codes).toEqual(['notSignedIn', 'badInput', 'notFound', 'badInput', 'tooMany', 'unavailable'])
  })

  it('sends the idempotency key and the body as JSON', async () => {
    const { network, asked } = scriptedNetwork(() => ({ body: {} }))
    const client = makeClient('http://api', network, session())
    await client.call('addStaffNote', { params: { ticketId: 'tkt_1' }, body: { text: '看过了' }, key: 'key-12345' })
    expect(asked[0]).toMatchObject({
      url: 'http://api/tickets/tkt_1/staff-notes',
      method: 'POST',
      headers: { 'idempotency-key': 'key-12345', 'content-type': 'application/json', authorization: 'Bearer old' },
      body: { text: '看过了' },
    })
  })
})

describe('an address', () => {
  it('leaves out what is not given and escapes what is', () => {
    const query = { cursor: undefined, limit: 20, area: 'a&b' }
    expect(address(routes.listTicketQueue, { query })).toBe('/tickets/queue?limit=20&area=a%26b')
    expect(address(routes.getTicket, { params: { ticketId: 'a/b' } })).toBe('/tickets/a%2Fb')
  })
})

describe('a client whose token grows old', () => {
  const ok = { body: { items: [] } }

  /** A session that gets a younger token by `renewSession`, when told that it is time. */
  function aging() {
    let token = 'old'
    let stale = true
    const asked: string[] = []
    const { network, asked: requests } = scriptedNetwork(({ url }) => {
      asked.push(url)
      return url.endsWith('/session/renewal') ? { body: {} } : ok
    })
    const client = makeClient('http://api', network, {
      token: () => token,
      renew: async () => false,
      freshen: async () => {
        if (!stale) return
        await client.call('renewSession', {})
        token = 'young'
        stale = false
      },
    })
    return { client, asked, requests }
  }

  it('asks for a younger one at a call, once, and holds nothing up for it', async () => {
    const { client, asked, requests } = aging()
    await Promise.all([client.call('listMyTickets', { query: {} }), client.call('getMe', {})])
    await settle()
    expect(asked.filter((url) => url.endsWith('/renewal'))).toHaveLength(1)
    expect(requests.every(({ headers }) => headers.authorization === 'Bearer old')).toBe(true)
    await client.call('getMe', {})
    await settle()
    expect(asked.filter((url) => url.endsWith('/renewal'))).toHaveLength(1)
    expect(requests.at(-1)?.headers.authorization).toBe('Bearer young')
  })

  it('asks for none when nobody is signed in, or for what anyone may ask', async () => {
    const { network, asked } = scriptedNetwork(() => ok)
    let times = 0
    const freshen = async () => void times++
    const signedOut = makeClient('http://api', network, { token: () => undefined, renew: async () => false, freshen })
    await signedOut.call('getMe', {})
    const signedIn = makeClient('http://api', network, { token: () => 'old', renew: async () => false, freshen })
    await signedIn.call('listDemoPeople', {})
    expect(times).toBe(0)
    expect(asked).toHaveLength(2)
  })
})

it('a session that was ended is told of, with the token that it was, and is not begun again silently', async () => {
  const tokens = session()
  const ended: string[] = []
  const { network, asked } = scriptedNetwork(() => ({
    status: 401,
    body: { error: { code: 'sessionEnded', message: '这台设备的登录已结束，请重新登录' } },
  }))
  const client = makeClient('http://api', network, { ...tokens, ended: (token) => ended.push(token) })
  expect(await client.call('getMe', {})).toMatchObject({ failure: { code: 'sessionEnded' } })
  expect(ended).toEqual(['old'])
  expect(tokens.renewals()).toBe(0)
  expect(asked).toHaveLength(1)
})
