/** Whom a post means by the names that the channel shows, as its author found them (find-members.ts). */
import { covers } from '../../shared/areas/code.ts'
import { MENTIONS_MAX } from '../../shared/channels/limits.ts'
import type { Meant } from '../../shared/channels/members.ts'
import { Refusal } from '../../shared/errors.ts'
import { type Looking, type Named, neighboursIn } from './neighbours.ts'
import type { StoredPost } from './post.ts'
import { servingIn } from './serving-in.ts'

type Mentions = StoredPost['mentions']

/** All whom the channel calls so. Throws `badInput` where nobody is called so any more. */
export async function meantBy(looking: Looking, members: readonly Meant[]): Promise<Mentions> {
  const buildings = [...new Set(members.map(({ building }) => building))]
  const found = await Promise.all(buildings.map((building) => calledIn(looking, building, members)))
  return found.flat()
}

/** `building`: of neighbours; without, of who serves there. */
async function calledIn(looking: Looking, building: string | undefined, members: readonly Meant[]): Promise<Mentions> {
  const names = members.filter((each) => each.building === building).map(({ name }) => name)
  const wanted = (name: string) => names.includes(name)
  const here = building === undefined || covers(looking.area, building)
  const named = here ? await namedIn(looking, building, wanted) : []
  for (const name of names)
    if (!named.some((each) => each.name === name))
      throw new Refusal('badInput', { members: `这里没有“${name}”了，请重新选` })
  return named.map(({ person, name }) => ({ person, name }))
}

async function namedIn(
  looking: Looking,
  building: string | undefined,
  wanted: (name: string) => boolean,
): Promise<Named[]> {
  if (building !== undefined) return neighboursIn(looking, building, wanted)
  return (await servingIn(looking)).filter(({ name }) => wanted(name))
}

/** All of them, each once. Throws `badInput` where they are more than a post may mention. */
export function together(...lists: readonly Mentions[]): Mentions {
  const all = [...new Map(lists.flat().map((each) => [each.person, each])).values()]
  if (all.length > MENTIONS_MAX)
    throw new Refusal('badInput', { members: '叫这个名字的邻居太多了，请从他说过的话里提到他' })
  return all
}
