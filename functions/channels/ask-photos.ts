/** Asking the content check about the photos of a post whose text passed: after it was written, and by the sweep. */

import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { FOR_A_PERSON, NotAsked, verdict as verdictSchema } from '../wechat/checker.ts'
import { type Asked, afterAsking, isUnasked } from './check.ts'
import { changePost, judged, knowing } from './judge.ts'
import { judgePhoto, traceWrite } from './judge-photo.ts'
import type { ChannelPorts } from './ports.ts'
import type { StoredPost } from './post.ts'
import { unlessDown } from './words.ts'

/** Whether there is something to be asked now. */
export const photosToAsk = ({ card, check }: StoredPost): boolean =>
  card.state === 'waiting' && check.text?.suggest === 'pass' && check.photos.some(isUnasked)

/** Asks about each that was not asked about yet, all at once. What can't be asked now is due in a while. */
export async function askAboutPhotos(ports: ChannelPorts, post: StoredPost, openid: string): Promise<void> {
  const asked = await askEach(ports, post, openid)
  const now = ports.clock.now()
  const { id } = post.card
  const named = [...asked].flatMap(([photo, each]) => ('trace' in each ? [{ photo, trace: each.trace }] : []))
  const notes = named.map(({ photo, trace }) => traceWrite(trace, { post: id, photo }, now))
  if (notes.length) await ports.table.write(notes)
  await changePost(ports, id, (found) =>
    photosToAsk(found) ? judged(knowing(found, afterAsking(found.check, asked, now)), isoTime(now)) : undefined,
  )
  const found = await ports.table.read(named.map(({ trace }) => keys.check(trace)))
  for (const [i, { trace }] of named.entries()) {
    const early = verdictSchema.safeParse(found[i]?.verdict)
    if (early.success) await judgePhoto(ports, trace, early.data)
  }
}

/** By photo, what became of asking, of those that could be asked about. */
async function askEach(ports: ChannelPorts, { photos, check }: StoredPost, openid: string) {
  const asked = new Map<string, Asked>()
  const unasked = check.photos.filter(isUnasked).map(({ photo }) => photo)
  await Promise.all(
    photos
      .filter(({ id }) => unasked.includes(id))
      .map(async ({ id, key }) => {
        const { url } = await ports.photoUrls(key)
        const became = await unlessDown(() => askAbout(ports, openid, url), ports.log)
        if (became) asked.set(id, became)
      }),
  )
  return asked
}

async function askAbout({ checker }: Pick<ChannelPorts, 'checker'>, openid: string, url: string): Promise<Asked> {
  try {
    return { trace: await checker.photo(openid, url) }
  } catch (error) {
    if (error instanceof NotAsked) return { verdict: FOR_A_PERSON }
    throw error
  }
}
