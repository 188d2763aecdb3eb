/** What fetches a document from an address that somebody typed: what it reaches, and what it never does. */
import type { LookupAddress } from 'node:dns'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { type Fetching, makeFetchDocument } from '../../functions/warnings/fetch-document.ts'
import { isPublic } from '../../functions/warnings/public-address.ts'
import { Unreadable } from '../../functions/warnings/unreadable.ts'

const servers: Server[] = []
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections()
})

/** Serves on this machine; the answer is its origin. */
async function serving(listener: RequestListener, host = 'localhost'): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://${host}:${(server.address() as AddressInfo).port}`
}

const XML = { 'content-type': 'application/cap+xml; charset=utf-8' }
const answering =
  (body: string | Buffer, headers: Record<string, string> = XML, status = 200): RequestListener =>
  (_, response) =>
    response.writeHead(status, headers).end(body)

/** Why it could not be read. */
async function why(url: string, fetching?: Fetching): Promise<string> {
  try {
    await makeFetchDocument(fetching)(url)
    return 'it was read'
  } catch (error) {
    expect(error).toBeInstanceOf(Unreadable)
    return (error as Error).message
  }
}

const INSIDE = '这个网址指向内部网络，不能读取'
const HTTPS = '只能读取 https:// 开头的网址'

/** A lookup that answers so, and counts how often it was asked. */
function found(...addresses: string[]) {
  const asked: string[] = []
  const lookup = async (host: string): Promise<LookupAddress[]> => {
    asked.push(host)
    return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  }
  return { asked, lookup }
}

describe('an address that is refused before anything is asked', () => {
  it.each([
    ['this machine', 'https://127.0.0.1/', INSIDE],
    ['this machine by another of its addresses', 'https://127.9.9.9/', INSIDE],
    ['nothing in particular', 'https://0.0.0.0/', INSIDE],
    ['10/8', 'https://10.1.2.3/', INSIDE],
    ['172.16/12', 'https://172.31.255.255/', INSIDE],
    ['192.168/16', 'https://192.168.0.1/', INSIDE],
    ['carrier-grade NAT, where some clouds keep their metadata', 'https://100.100.100.200/', INSIDE],
    ['the metadata of a cloud', 'https://169.254.169.254/latest/meta-data/', INSIDE],
    ['everybody', 'https://255.255.255.255/', INSIDE],
    ['a group', 'https://224.0.0.1/', INSIDE],
    ['documentation', 'https://192.0.2.1/', INSIDE],
    ['a decimal', 'https://2130706433/', INSIDE],
    ['a decimal of the metadata', 'https://2852039166/', INSIDE],
    ['octal', 'https://0177.0.0.1/', INSIDE],
    ['hexadecimal', 'https://0x7f.1/', INSIDE],
    ['two parts', 'https://127.1/', INSIDE],
    ['full-width digits', 'https://１２７.０.０.１/', INSIDE],
    ['::1', 'https://[::1]/', INSIDE],
    ['::', 'https://[::]/', INSIDE],
    ['fc00::', 'https://[fc00::1]/', INSIDE],
    ['the metadata by IPv6', 'https://[fd00:ec2::254]/', INSIDE],
    ['fe80::', 'https://[fe80::1]/', INSIDE],
    ['fec0::', 'https://[fec0::1]/', INSIDE],
    ['IPv4 mapped into IPv6', 'https://[::ffff:10.0.0.1]/', INSIDE],
    ['IPv4 in IPv6 the old way', 'https://[::127.0.0.1]/', INSIDE],
    ['6to4', 'https://[2002:7f00:1::]/', INSIDE],
    ['NAT64', 'https://[64:ff9b::7f00:1]/', INSIDE],
    ['Teredo', 'https://[2001:0:7f00:1::]/', INSIDE],
    ['http', 'http://cap.example/a.xml', HTTPS],
    ['http to this machine', 'http://127.0.0.1/', HTTPS],
    ['a file', 'file:///etc/passwd', HTTPS],
    ['data', 'data:text/xml,<a/>', HTTPS],
    ['another port', 'https://cap.example:8443/a.xml', '只能读取默认端口的网址'],
    ['a password', 'https://u:p@cap.example/a.xml', '网址里不要带用户名和密码'],
    ['no address at all', 'feed', '这不是一个完整的网址'],
    ['nothing', '', '这不是一个完整的网址'],
  ])('%s', async (_, url, words) => {
    const { asked, lookup } = found('203.0.113.1')
    expect(await why(url, { lookup })).toBe(words)
    expect(asked).toEqual([])
  })
})

describe('a name', () => {
  it.each([
    ['127.0.0.1'],
    ['10.0.0.1'],
    ['169.254.169.254'],
    ['::1'],
    ['fd12::1'],
    ['::ffff:192.168.1.1'],
    ['fe80::1%eth0'],
  ])('that stands for %s is refused, alone or among others', async (address) => {
    expect(await why('https://cap.example/', { lookup: found(address).lookup })).toBe(INSIDE)
    expect(await why('https://cap.example/', { lookup: found('93.184.216.34', address).lookup })).toBe(INSIDE)
  })

  it('that is this machine’s own is refused by the real lookup', async () => {
    expect(await why('https://localhost/')).toBe(INSIDE)
  })

  it('that nobody knows is said to be wrong', async () => {
    const unknown = async () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }))
    expect(await why('https://nobody.example/', { lookup: unknown })).toContain('找不到这个网址')
    expect(await why('https://nobody.example/', { lookup: found().lookup })).toContain('找不到这个网址')
  })

  it('is looked up once, and connected to as it was found', async () => {
    const origin = await serving(answering('<a/>'), 'cap.example')
    const { asked, lookup } = found('127.0.0.1')
    const { text } = await makeFetchDocument({ origin, lookup })(`${origin}/a.xml`)
    expect([text, asked]).toEqual(['<a/>', ['cap.example']])
  })
})

describe('a redirect', () => {
  const to = (location: string): RequestListener => answering('', { location }, 302)

  it.each([
    ['a private address', 'https://10.0.0.1/a.xml', INSIDE],
    ['the metadata of a cloud', 'https://169.254.169.254/', INSIDE],
    ['a name of this machine', 'https://localhost/', INSIDE],
    ['http', 'http://127.0.0.1:1/', HTTPS],
    ['a file', 'file:///etc/passwd', HTTPS],
    ['nowhere', 'https://', '这不是一个完整的网址'],
  ])('to %s is refused', async (_, location, words) => {
    const origin = await serving(to(location))
    expect(await why(origin, { origin })).toBe(words)
  })

  it('is followed twice and not three times; what is found there says where', async () => {
    const steps: RequestListener = (request, response) => {
      const left = Number(request.url?.slice(1))
      if (left) to(String(left - 1))(request, response)
      else answering('<a/>')(request, response)
    }
    const origin = await serving(steps)
    const fetchDocument = makeFetchDocument({ origin })
    expect(await fetchDocument(`${origin}/2`)).toEqual({ url: `${origin}/0`, text: '<a/>' })
    expect(await why(`${origin}/3`, { origin })).toContain('一再转到别处')
  })
})

describe('what stands there', () => {
  const whyOf = async (listener: RequestListener, patience?: number) => {
    const origin = await serving(listener)
    return why(origin, { origin, ...(patience ? { patience } : {}) })
  }

  it.each([
    ['application/cap+xml'],
    ['application/atom+xml; charset=utf-8'],
    ['application/xml'],
    ['text/xml'],
    ['TEXT/XML;charset=UTF-8'],
    ['text/plain'],
  ])('is read as %s', async (type) => {
    const origin = await serving(answering('<a>预警</a>', { 'content-type': type }))
    expect(await makeFetchDocument({ origin })(origin)).toEqual({ url: `${origin}/`, text: '<a>预警</a>' })
  })

  it.each([
    ['a page', { 'content-type': 'text/html' }],
    ['a file', { 'content-type': 'application/octet-stream' }],
    ['something that says it is XML in part', { 'content-type': 'application/xmlish' }],
    ['something without a type', {}],
  ])('is no document when it is %s', async (_, headers) => {
    expect(await whyOf(answering('<a/>', headers as Record<string, string>))).toContain('不是预警文件')
  })

  it('is refused when it is not there, or is packed', async () => {
    expect(await whyOf(answering('<a/>', XML, 404))).toBe('对方没有给出文件（404）')
    expect(await whyOf(answering('<a/>', { ...XML, 'content-encoding': 'gzip' }))).toContain('压缩过')
  })

  it('is refused when it is too large, said so or not, and read no further', async () => {
    const kilobyte = Buffer.alloc(1024, 0x20)
    let sent = 0
    const endless: RequestListener = (_, response) => {
      response.writeHead(200, XML)
      const more = () => {
        while (!response.destroyed && response.write(kilobyte)) sent++
        if (!response.destroyed) response.once('drain', more)
      }
      more()
    }
    expect(await whyOf(endless)).toContain('太大了')
    expect(sent).toBeLessThan(20_000)
    expect(await whyOf(answering(Buffer.alloc(64 * 1024 + 1, 0x20)))).toContain('太大了')
    expect(await whyOf(answering(Buffer.alloc(64 * 1024, 0x20)))).toBe('it was read')
  })

  it('is waited for only so long: for an answer, for the rest of it, for redirects, for the name', async () => {
    const slow = '对方太久没有回应'
    expect(await whyOf(() => undefined, 100)).toContain(slow)
    const dripping: RequestListener = (_, response) => {
      response.writeHead(200, XML)
      const drip = setInterval(() => response.write(' '), 10)
      response.on('close', () => clearInterval(drip))
    }
    expect(await whyOf(dripping, 100)).toContain(slow)
    const never = () => new Promise<never>(() => undefined)
    expect(await why('https://cap.example/', { lookup: never, patience: 50 })).toContain(slow)
  })

  it('that can’t be reached, or breaks off, is said to be out of reach', async () => {
    const origin = await serving(() => undefined)
    for (const server of servers.splice(-1)) server.close()
    expect(await why(origin, { origin })).toContain('连不上')
    const broken: RequestListener = (_, response) => {
      response.writeHead(200, { ...XML, 'content-length': '100' })
      response.write('<a>', () => response.destroy())
    }
    expect(await whyOf(broken)).toContain('连不上')
  })

  it('that speaks no TLS where it should is refused', async () => {
    const { port } = new URL(await serving(answering('<a/>')))
    const fetchDocument = makeFetchDocument({ origin: `https://localhost:${port}` })
    await expect(fetchDocument(`https://localhost:${port}/`)).rejects.toBeInstanceOf(Unreadable)
  })

  it('is read in the encoding that it says', async () => {
    const gbk = Buffer.from('<?xml version="1.0" encoding="GB2312"?><a>\xb1\xa9\xd3\xea</a>', 'latin1')
    const inDocument = await serving(answering(gbk, { 'content-type': 'text/xml' }))
    expect((await makeFetchDocument({ origin: inDocument })(inDocument)).text).toContain('<a>暴雨</a>')
    const inHeader = await serving(
      answering(Buffer.from('<a>\xb1\xa9</a>', 'latin1'), { 'content-type': 'text/xml; charset=gbk' }),
    )
    expect((await makeFetchDocument({ origin: inHeader })(inHeader)).text).toBe('<a>暴</a>')
    for (const [body, type] of [
      [Buffer.from([0xff, 0xfe, 0xfd]), 'text/xml'],
      [Buffer.from('<a/>'), 'text/xml; charset=x-none-such'],
    ] as const)
      expect(await whyOf(answering(body, { 'content-type': type }))).toContain('编码')
  })

  it('leaves nothing open', async () => {
    let open = 0
    const server = createServer(answering('<a/>'))
    server.on('connection', (socket) => {
      open++
      socket.on('close', () => open--)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const origin = `http://localhost:${(server.address() as AddressInfo).port}`
    await makeFetchDocument({ origin })(origin)
    await expect.poll(() => open).toBe(0)
  })
})

describe('whether an address is public', () => {
  it.each(['93.184.216.34', '8.8.8.8', '114.114.114.114', '2606:2800:220:1::1', '240e:e1:8000::1'])(
    '%s is',
    (address) => {
      expect(isPublic(address)).toBe(true)
    },
  )

  it('is said of any text, and never of an address in 10/8, 127/8 or 169.254/16, in whatever form', () => {
    fc.assert(fc.property(fc.string(), (text) => void isPublic(text)))
    const inside = fc.tuple(fc.constantFrom('10', '127'), fc.nat(255), fc.nat(255), fc.nat(255))
    fc.assert(
      fc.property(inside, (parts) => {
        const address = parts.join('.')
        expect(isPublic(address) || isPublic(`::ffff:${address}`) || isPublic(`::${address}`)).toBe(false)
      }),
    )
    fc.assert(
      fc.property(fc.nat(255), fc.nat(255), (a, b) => {
        expect(isPublic(`169.254.${a}.${b}`)).toBe(false)
      }),
    )
  })
})
