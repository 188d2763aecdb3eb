/** Asking the content check about the photos of a post whose text passed: after it was written, and by the sweep. */
import { keys } from '../platform/table.ts'
import { verdict as verdictSchema } from '../wechat/checker.ts'
import { afterAsking } from './check.ts'
import { changePost, knowing } from './judge.ts'
import { judgePhoto, traceWrite } from './judge-photo.ts'
import type { ChannelPorts } from './ports.ts'
import type { StoredPost } from './post.ts'
import { unlessDown } from './words.ts'

/** Whether there is something to be asked now. */
export const photosToAsk = ({ card, check }: StoredPost): boolean =>
  card.state === 'waiting' && check.text?.suggest === 'pass' && check.photos.some(({ trace }) => !trace)

/** Asks about each that was not asked about yet, all at once. What can't be asked now is due in a while. */
export async function askAboutPhotos(ports: ChannelPorts, post: StoredPost, openid: string): Promise<void> {
  const traces = await traceEach(ports, post, openid)
  const now = ports.clock.now()
  const { id } = post.card
  const notes = [...traces].map(([photo, trace]) => traceWrite(trace, { post: id, photo }, now))
  if (notes.length) await ports.table.write(notes)
  await changePost(ports, id, (found) =>
    photosToAsk(found) ? knowing(found, afterAsking(found.check, traces, now)) : undefined,
  )
  const found = await ports.table.read([...traces.values()].map(keys.check))
  for (const [i, trace] of [...traces.values()].entries()) {
    const early = verdictSchema.safeParse(found[i]?.verdict)
    if (early.success) await judgePhoto(ports, trace, early.data)
  }
}

/** By photo, the traces of those that could be asked about. */
async function traceEach(ports: ChannelPorts, { photos, check }: StoredPost, openid: string) {
  const traces = new Map<string, string>()
  const unasked = check.photos.filter(({ trace }) => !trace).map(({ photo }) => photo)
  await Promise.all(
    photos
      .filter(({ id }) => unasked.includes(id))
      .map(async ({ id, key }) => {
        const { url } = await ports.photoUrls(key)
        const trace = await unlessDown(() => ports.checker.photo(openid, url), ports.log)
        if (trace) traces.set(id, trace)
      }),
  )
  return traces
}
