import { Refusal } from '../../shared/errors.ts'
import { parseArea } from '../areas/area.ts'
import { operation, type Ports } from '../http/operation.ts'
import type { Bucket } from '../photos/bucket.ts'
import { type ObjectUrls, URL_SECONDS } from '../photos/urls.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import type { Wechat } from '../wechat/wechat.ts'
import { type Building, buildingsOf, communityOf, nameUnder } from './buildings.ts'
import type { Poster } from './page.ts'

export interface PosterPorts extends Ports {
  wechat: Pick<Wechat, 'codeImage'>
  bucket: Pick<Bucket, 'put'>
  objectUrl: ObjectUrls
}

/** The page that every code leads to; it reads the scene and goes on. */
const PAGE = 'people/arrive/index'
/** Codes that are fetched at once. WeChat lets 5,000 be made a minute. */
const AT_ONCE = 8
const KEY_BYTES = 20

/**
 * The entry in the audit log comes first: drawing takes seconds, and must not be done again when its actor did something else
 * meanwhile. Nobody has the address of the file until it is there.
 */
export const getPosters = operation('getPosters', {
  reads: ({ params }) => {
    const community = communityOf(params.area)
    return { area: keys.area(params.area), community: community ? keys.area(community) : undefined }
  },
  async run({ params, found, now, commit }, ports: PosterPorts) {
    const area = parseArea(found.area)
    if (!area) throw new Refusal('notFound')
    const buildings = await buildingsOf(ports.table, area)
    const community = parseArea(found.community)
    if (!community) throw new Error(`The community of ${area.code} is missing`)
    const key = `posters/${Buffer.from(ports.random(KEY_BYTES)).toString('base64url')}.pdf`
    const reply = {
      url: await ports.objectUrl(key),
      pages: buildings.length,
      expiresAt: isoTime(now + URL_SECONDS * 1000),
    }
    const committed = await commit([], reply, { area: params.area, what: params.area })
    const scenes = buildings.flatMap(({ code }) => [`b=${code}`, `a=${code}`])
    const codes = await eachAtOnce(scenes, AT_ONCE, (scene) => ports.wechat.codeImage({ scene, page: PAGE }))
    const posters = buildings.map((building, at) => posterOf(building, community, codes.slice(2 * at, 2 * at + 2)))
    // What draws takes as long to load as all else here, and a refusal needs none of it.
    const { drawPosters } = await import('./draw.ts')
    await ports.bucket.put(key, 'application/pdf', await drawPosters(`${area.fullName}门牌码`, posters, now))
    return committed
  },
})

/** `codes`: that of the way in, and that of the red button. */
function posterOf(building: Building, community: { name: string }, [code, help]: readonly Uint8Array[]): Poster {
  if (!code || !help) throw new Error(`A code of ${building.code} is missing`)
  return { building: building.code, community: community.name, name: nameUnder(community, building), code, help }
}

/** Does something for each, so many at once, and gives the outcomes in order. */
async function eachAtOnce<T, R>(all: readonly T[], atOnce: number, make: (one: T) => Promise<R>): Promise<R[]> {
  const made: R[] = []
  const waiting = all.entries()
  const work = async () => {
    for (const [at, one] of waiting) made[at] = await make(one)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return made
}
