/** The line to the WebSocket API's management endpoint, over HTTP: what it sends, how it is signed, what it makes of answers. */
import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { connectLine, type Line } from '../../functions/relay/line.ts'

interface Got {
  method: string
  url: string
  headers: IncomingHttpHeaders
  body: string
  /** The port at the other end of its connection. */
  from: number | undefined
}

const SECRET = 'secret4tests'
const kept = { ...process.env }
let got: Got[] = []
/** What is answered in turn; `hangUp` ends the connection. Sent is what is not said. */
let answers: (number | 'hangUp')[] = []
let line: Line
let port = 0
let stop = () => {}
beforeAll(async () => {
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: SECRET, AWS_SESSION_TOKEN: 'token' })
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { method = '', url = '', headers } = request
    got.push({ method, url, headers, body: Buffer.concat(chunks).toString(), from: request.socket.remotePort })
    const answer = answers.shift() ?? 200
    if (answer === 'hangUp') return void request.socket.destroy()
    response.writeHead(answer).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
  line = connectLine(`http://127.0.0.1:${port}/prod`, 'cn-northwest-1')
  stop = () => {
    server.close()
    server.closeAllConnections()
  }
})
afterAll(() => {
  stop()
  process.env = kept
})
afterEach(() => {
  got = []
  answers = []
})

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
const hash = (text: string) => createHash('sha256').update(text).digest('hex')

/** The signature of a request as AWS documents it (Signature Version 4); a path is encoded twice, but for S3. */
function signatureOf({ method, url, headers, body }: Got): string {
  const said = /SignedHeaders=([^,]+), Signature=(\w+)/.exec(headers.authorization ?? '')
  const names = (said?.[1] ?? '').split(';')
  const path = url.split('/').map(encodeURIComponent).join('/')
  const canonical = [
    method,
    path,
    '',
    ...names.map((name) => `${name}:${headers[name]}`),
    '',
    names.join(';'),
    hash(body),
  ]
  const time = String(headers['x-amz-date'])
  const scope = `${time.slice(0, 8)}/cn-northwest-1/execute-api/aws4_request`
  const key = scope.split('/').reduce<string | Buffer>((inner, part) => hmac(inner, part), `AWS4${SECRET}`)
  return hmac(key, ['AWS4-HMAC-SHA256', time, scope, hash(canonical.join('\n'))].join('\n')).toString('hex')
}

describe('a frame', () => {
  it('is posted to its socket, signed with what Lambda gives a function', async () => {
    expect(await line.post('Abc-_d=', '{"type":"meChanged","名":"字"}')).toBe('sent')
    const [request] = got
    expect([request?.method, request?.url, request?.body]).toEqual([
      'POST',
      '/prod/@connections/Abc-_d%3D',
      '{"type":"meChanged","名":"字"}',
    ])
    expect(request?.headers['x-amz-security-token']).toBe('token')
    expect(request?.headers.authorization).toContain(`Signature=${signatureOf(request as Got)}`)
    expect(request?.headers.authorization).toMatch(/SignedHeaders=[\w;-]*host[\w;-]*x-amz-date/)
  })

  it('goes over the same connections again, so many at a time', async () => {
    await Promise.all(Array.from({ length: 200 }, (_, i) => line.post(`s${i}`, '{}')))
    const connections = new Set(got.map(({ from }) => from))
    expect(got.length).toBe(200)
    expect(connections.size).toBeLessThanOrEqual(50)
    got = []
    await line.post('s', '{}')
    expect(connections).toContain(got[0]?.from)
  })

  it.each<[string, (number | 'hangUp')[], string]>([
    ['that is gone', [410], 'gone'],
    ['that is gone at the second try', [500, 410], 'gone'],
    ['behind an API that fails once', [503], 'sent'],
    ['behind an API that has too much to do', [429], 'sent'],
    ['behind a connection that breaks', ['hangUp'], 'sent'],
  ])('to a socket %s: %j', async (_, said, outcome) => {
    answers = said
    expect(await line.post('s', '{}')).toBe(outcome)
  })

  it.each<[string, (number | 'hangUp')[], number]>([
    ['an API that fails', [500, 502], 2],
    ['a way that is broken', ['hangUp', 'hangUp'], 2],
    ['a refusal', [403], 1],
  ])('is not said to be sent after %s', async (_, said, tries) => {
    answers = said
    await expect(line.post('s', '{}')).rejects.toThrow()
    expect(got).toHaveLength(tries)
  })
})

it('a socket is ended, or was gone', async () => {
  answers = [204, 410]
  expect([await line.close('s'), await line.close('s')]).toEqual(['closed', 'gone'])
  expect(got.map(({ method, url, body }) => [method, url, body])).toEqual(
    Array(2).fill(['DELETE', '/prod/@connections/s', '']),
  )
  for (const request of got) expect(request.headers.authorization).toContain(signatureOf(request))
})
