import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { describe, expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { capTime, toCap, toFeed } from '../../functions/warnings/cap.ts'
import { readDocument } from '../../functions/warnings/read-document.ts'
import { Unreadable } from '../../functions/warnings/unreadable.ts'
import { ISSUER_WORDS } from '../../shared/warnings/issuer.ts'
import { type Warning, warningKinds, warningLevels, warningMessages } from '../../shared/warnings/warning.ts'
import { runs } from '../support/properties.ts'

const schema = readFileSync(new URL('CAP-v1.2.xsd', import.meta.url), 'utf8')
const publisher = { sender: 'weilinli.example', test: true }

const id = (n: number) => `wrn_${String(n).padStart(26, '0')}`
const warning = (more: Partial<Warning> = {}): Warning => ({
  id: id(1),
  message: 'alert',
  state: 'standing',
  issuer: '武汉市气象台',
  reference: '武气警〔2026〕12号',
  kind: 'rainstorm',
  level: 'orange',
  headline: '武汉市气象台发布暴雨橙色预警',
  text: '预计未来3小时江岸区降雨量将达50毫米以上 & 伴有雷电',
  measures: '减少外出；低洼处居民 <尽快> 转移',
  contact: '027-12345',
  startsAt: '2026-11-22T10:00:00.000Z',
  endsAt: '2026-11-22T16:00:00.000Z',
  exercise: false,
  area: { code: '420102', level: 'district', name: '江岸区' },
  relayedBy: '大江园社区',
  relayedAt: '2026-11-22T10:05:00.000Z',
  before: [],
  ...more,
})

/** Throws for what is not well-formed. */
function tagsOf(document: string): SaxesTagNS[] {
  const parser = new SaxesParser({ xmlns: true })
  const tags: SaxesTagNS[] = []
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => tags.push(tag))
  parser.write(document).close()
  return tags
}

const faults = async (...documents: string[]) => {
  const xml = documents.map((contents, i) => ({ fileName: `${i}.xml`, contents }))
  return (await validateXML({ xml, schema })).errors.map(({ message }) => message)
}

describe('a CAP document', () => {
  it('of every kind, level and message keeps to the schema of OASIS', async () => {
    const all = warningKinds.flatMap((kind) =>
      warningLevels.flatMap((level) =>
        warningMessages.map((message) =>
          warning({
            kind,
            level,
            message,
            before: message === 'alert' ? [] : [{ id: id(7), relayedAt: '2026-11-22T09:00:00.000Z' }],
          }),
        ),
      ),
    )
    expect(await faults(...all.map((each) => toCap(each, publisher)))).toEqual([])
  })

  it('is found out by the schema when something is missing', async () => {
    expect(await faults(toCap(warning(), publisher).replace(/<urgency>.*<\/urgency>/, ''))).not.toEqual([])
  })

  it('keeps to it whatever words it is made of, and says them', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 })
    const documents: string[] = []
    fc.assert(
      fc.property(text, text, text, (headline, measures, issuer) => {
        const document = toCap(warning({ headline, measures, issuer }), publisher)
        tagsOf(document)
        documents.push(document)
      }),
      { numRuns: runs(40) },
    )
    expect(await faults(...documents)).toEqual([])
  }, 30_000)

  it('refers to all that went before, as the specification has it', () => {
    const before = [
      { id: id(1), relayedAt: '2026-11-22T09:00:00.000Z' },
      { id: id(2), relayedAt: '2026-11-22T09:30:00.000Z' },
    ]
    expect(toCap(warning({ id: id(3), message: 'cancel', before }), publisher)).toContain(
      `<references>weilinli.example,${id(1)},2026-11-22T17:00:00+08:00 weilinli.example,${id(2)},2026-11-22T17:30:00+08:00</references>`,
    )
    expect(capTime('2026-11-22T16:00:00.000Z')).toBe('2026-11-23T00:00:00+08:00')
  })

  it('is no test where it is published in earnest, unless it is an exercise', () => {
    const inEarnest = { ...publisher, test: false }
    expect(toCap(warning(), inEarnest)).toContain('<status>Actual</status>')
    expect(toCap(warning({ exercise: true }), inEarnest)).toContain('<status>Exercise</status>')
    expect(toCap(warning(), publisher)).toContain('<status>Test</status>')
  })
})

describe('the feed', () => {
  it('is well-formed, and leads to each document', () => {
    const feed = toFeed(
      [warning(), warning({ id: id(2), headline: '<解除> & "预警"' })],
      publisher,
      capTime('2026-11-22T16:00:00.000Z'),
    )
    const links = tagsOf(feed).flatMap(({ local, attributes }) => (local === 'link' ? [attributes.href?.value] : []))
    expect(links).toEqual(['feed.atom', `${id(1)}.xml`, `${id(2)}.xml`])
  })
})

const alertIn = (document: string) => {
  const found = readDocument(document)
  return found.what === 'warning' ? found.warning : undefined
}

describe("another's document", () => {
  it('that is one of ours says what ours says', () => {
    const { issuer, kind, level, headline, text, measures, contact, startsAt, endsAt, area } = warning()
    expect(alertIn(toCap(warning(), publisher))).toEqual({
      reference: id(1),
      message: 'alert',
      test: true,
      issuer,
      kind,
      level,
      headline,
      text,
      measures,
      contact,
      startsAt,
      endsAt,
      areaWords: area.name,
    })
  })

  it('of CAP 1.1, with a prefix and in two languages, is read in Chinese', () => {
    const info = (language: string, headline: string) =>
      `<c:info><c:language>${language}</c:language><c:event>台风</c:event><c:severity>Extreme</c:severity><c:headline><![CDATA[${headline}]]></c:headline></c:info>`
    const document = `<?xml version="1.0"?><c:alert xmlns:c="urn:oasis:names:tc:emergency:cap:1.1"><c:identifier>X1</c:identifier><c:sent>2026-11-22T18:00:00+08:00</c:sent><c:status>Actual</c:status><c:msgType>Update</c:msgType>${info('en-US', 'Typhoon')}${info('zh-CN', '台风来了')}</c:alert>`
    expect(alertIn(document)).toEqual({
      reference: 'X1',
      message: 'update',
      test: false,
      kind: 'typhoon',
      level: 'red',
      headline: '台风来了',
      startsAt: '2026-11-22T10:00:00.000Z',
    })
  })

  it('that somebody below issued is not taken in, and who may issue one is said', () => {
    const document = toCap(warning({ issuer: '四唯街道办事处' }), publisher)
    expect(() => readDocument(document)).toThrow(`这份文件的发布单位是“四唯街道办事处”。${ISSUER_WORDS}`)
  })

  it.each([
    ['no XML', 'hello'],
    ['cut off', '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>1'],
    ['another kind', '<rss/>'],
    ['without a namespace', '<alert><identifier>1</identifier><msgType>Alert</msgType></alert>'],
    ['without an identifier', '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><msgType>Alert</msgType></alert>'],
    [
      'an acknowledgement',
      '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>1</identifier><msgType>Ack</msgType></alert>',
    ],
    [
      'a bomb of entities',
      '<!DOCTYPE a [<!ENTITY b "bbbb">]><alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">&b;</alert>',
    ],
    ['too deep', `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">${'<a>'.repeat(100)}`],
  ])('that is %s is refused', (_, document) => {
    expect(() => readDocument(document)).toThrow(Unreadable)
  })

  it('of any characters is read or refused, and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.nat(), (noise, at) => {
        const document = toCap(warning(), publisher)
        const place = at % document.length
        try {
          readDocument(document.slice(0, place) + noise + document.slice(place))
        } catch (error) {
          expect(error).toBeInstanceOf(Unreadable)
        }
      }),
    )
  })
})

describe("another's feed", () => {
  const feed = (...entries: string[]) =>
    `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>预警</title>${entries.map((entry) => `<entry>${entry}</entry>`).join('')}</feed>`
  const at = 'https://cap.example/feeds/all.atom'

  it('that is ours leads to each of our documents', () => {
    const ours = toFeed(
      [warning(), warning({ id: id(2), headline: '第二份' })],
      publisher,
      capTime('2026-11-22T16:00:00.000Z'),
    )
    expect(readDocument(ours, 'https://weilinli.example/cap/feed.atom')).toEqual({
      what: 'feed',
      title: '微邻里 转发的政府预警',
      entries: [
        { title: warning().headline, url: `https://weilinli.example/cap/${id(1)}.xml`, updated: warning().relayedAt },
        { title: '第二份', url: `https://weilinli.example/cap/${id(2)}.xml`, updated: warning().relayedAt },
      ],
    })
  })

  it('leads to CAP before it leads to a page, and nowhere by what is no address of the web', () => {
    const found = readDocument(
      feed(
        '<title>a</title><link href="page.html"/><link type="application/cap+xml" href="../a.xml"/>',
        '<title>b</title><link rel="self" href="self.xml"/><link href="//other.example/b.xml"/>',
        '<title>c</title><link href="javascript:alert(1)"/>',
        '<title>d</title><link href="file:///etc/passwd"/>',
        '<title>e</title>',
      ),
      at,
    )
    expect(found).toMatchObject({
      entries: [
        { title: 'a', url: 'https://cap.example/a.xml' },
        { title: 'b', url: 'https://other.example/b.xml' },
      ],
    })
  })

  it('that leads nowhere says so, and that was pasted to read it by its address', () => {
    expect(() => readDocument(feed(), at)).toThrow('没有预警文件')
    expect(() => readDocument(feed('<link href="a.xml"/>'))).toThrow('改用它的网址')
  })
})
