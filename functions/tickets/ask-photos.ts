/** The photos of a public ticket are looked at by WeChat, which tells later what it found. */
import { Refusal } from '../../shared/errors.ts'
import { traceWrite } from '../channels/judge-photo.ts'
import type { StoredPhoto } from '../photos/attach.ts'
import { keys } from '../platform/table.ts'
import { verdict } from '../wechat/checker.ts'
import { askedWrite, type Later } from './check-later.ts'
import { judgeTicketPhoto } from './judge-photo.ts'
import type { TicketPorts } from './ports.ts'

export interface Asking extends Pick<Later, 'ticket' | 'words'> {
  /** The item that says what is left to be checked. */
  later: string
  photos: readonly StoredPhoto[]
  openid: string
}

/** Asks about each. Those that can't be asked about now are due in a while. */
export async function askAboutPhotos(ports: TicketPorts, { later, ticket, words, photos, openid }: Asking) {
  const traces = (await Promise.all(photos.map((photo) => ask(ports, photo, openid)))).flat()
  const now = ports.clock.now()
  const notes = traces.map(({ trace, photo }) => traceWrite(trace, { ticket, photo }, now))
  const rest = words === undefined && traces.length === photos.length
  const asked = traces.map(({ photo }) => photo)
  if (notes.length) await ports.table.write([...notes, askedWrite(later, asked, rest, now)])
  // A result may have come before it was noted what it is about.
  const found = await ports.table.read(traces.map(({ trace }) => keys.check(trace)))
  for (const [i, { trace }] of traces.entries()) {
    const early = verdict.safeParse(found[i]?.verdict)
    if (early.success) await judgeTicketPhoto(ports, trace, early.data)
  }
}

async function ask({ checker, photoUrls, log }: TicketPorts, { id, key }: StoredPhoto, openid: string) {
  try {
    const { url } = await photoUrls(key)
    return [{ photo: id, trace: await checker.photo(openid, url) }]
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    log.warn('A photo of a public ticket could not be checked', { cause: error.cause })
    return []
  }
}
