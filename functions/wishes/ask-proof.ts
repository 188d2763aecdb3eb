/** The photos of a proof are looked at by WeChat, which tells later what it found. Until then the family does not see them. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { Refusal } from '../../shared/errors.ts'
import { traceWrite } from '../channels/judge-photo.ts'
import type { Ports } from '../http/operation.ts'
import type { StoredPhoto } from '../photos/attach.ts'
import { atVersion } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { type Verdict, verdict } from '../wechat/checker.ts'
import type { WishPorts } from './ports.ts'
import { parseWish } from './store.ts'

interface Asking {
  wish: string
  photos: readonly StoredPhoto[]
  openid: string
}

/** One that can't be asked about stays unseen by the family; who serves there sees it, and that it was not looked at. */
export async function askAboutProof(
  ports: Pick<WishPorts, 'checker' | 'photoUrls' | 'log' | 'table' | 'clock'>,
  { wish, photos, openid }: Asking,
): Promise<void> {
  const { checker, photoUrls, log, table, clock } = ports
  const traces = await Promise.all(
    photos.map(async ({ id, key }) => {
      try {
        return [{ photo: id, trace: await checker.photo(openid, (await photoUrls(key)).url) }]
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        log.warn('A photo of a proof could not be checked', { cause: error.cause })
        return []
      }
    }),
  )
  const asked = traces.flat()
  if (!asked.length) return
  await table.write(asked.map(({ trace, photo }) => traceWrite(trace, { wish, photo }, clock.now())))
  // A result may have come before it was noted what it is about.
  const found = await table.read(asked.map(({ trace }) => keys.check(trace)))
  for (const [i, { trace }] of asked.entries()) {
    const early = verdict.safeParse(found[i]?.verdict)
    if (early.success) await judgeProofPhoto(ports, trace, early.data)
  }
}

const about = z.object({ wish: z.string(), photo: z.string() })
const TRIES = 10

/** The result of a photo came. Nothing for a trace of something else, or of a proof that another took the place of. */
export async function judgeProofPhoto(
  { table }: Pick<Ports, 'table'>,
  trace: string,
  { suggest }: Verdict,
): Promise<void> {
  const note = z.safeParse(about, (await table.read([keys.check(trace)]))[0])
  if (!note.success) return
  const at = keys.wish(note.data.wish)
  for (let tried = 0; tried < TRIES; tried++) {
    const wish = parseWish((await table.read([at]))[0])
    const proof = wish?.proof
    if (!wish || !proof?.photos.some(({ id }) => id === note.data.photo)) return
    const photos = proof.photos.map((photo) => (photo.id === note.data.photo ? { ...photo, checked: suggest } : photo))
    const version = wish.card.version + 1
    const set = { proof: { ...proof, photos }, version, 'card.version': version }
    const written = await table.write([{ update: at, changes: { set }, when: atVersion(wish.card.version) }])
    if (written.written) return
  }
  throw new Error(`The wish ${note.data.wish} was changed too often to be judged`)
}
