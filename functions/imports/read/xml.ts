/** XML as it streams: what happens in one piece of bytes, then the next; never more in memory than a piece. */
import type { Readable } from 'node:stream'
import { SaxesParser } from 'saxes'
import { Unreadable } from './unreadable.ts'
import { asUnreadable } from './zip.ts'

export interface XmlHandler {
  /** Names come without their namespace's prefix, and live as long as the call. */
  open(name: string, attributes: Record<string, string>): void
  text(text: string): void
  close(name: string): void
}

/** So much without a tag is no workbook: it would pile up as one text. */
const QUIET_MAX = 1024 * 1024

const bareName = (name: string) => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Yields after each piece, when the handler was told what was in it. Throws `Unreadable` for what is no XML. */
export async function* readXml(stream: Readable, handler: XmlHandler): AsyncGenerator<void> {
  const parser = new SaxesParser()
  const decoder = new TextDecoder('utf-8')
  let quiet = 0
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    quiet = 0
    handler.open(bareName(name), attributes)
  })
  parser.on('text', (text) => handler.text(text))
  parser.on('cdata', (text) => handler.text(text))
  parser.on('closetag', ({ name }) => {
    quiet = 0
    handler.close(bareName(name))
  })
  try {
    for await (const bytes of stream) {
      quiet += bytes.length
      if (quiet > QUIET_MAX) throw new Unreadable('这个文件不像是表格')
      parser.write(decoder.decode(bytes, { stream: true }))
      yield
    }
    parser.close()
  } catch (error) {
    throw asUnreadable(error)
  }
}

/** All of a small part. */
export async function readWholeXml(stream: Readable, handler: XmlHandler): Promise<void> {
  for await (const _ of readXml(stream, handler));
}
