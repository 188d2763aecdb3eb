/** What staff make of things that were reported: they look at them, leave them on the shelf or take them down. */
import { Refusal } from '../../shared/errors.ts'
import { helpStaffRoles } from '../../shared/help/contract.ts'
import type { ReportedThing } from '../../shared/help/things.ts'
import { reaches, scopesOf } from '../../shared/roles/policy.ts'
import { parseArea } from '../areas/area.ts'
import { operation } from '../http/operation.ts'
import { readQueues } from '../http/queues.ts'
import type { Actor } from '../people/actor.ts'
import type { PhotoUrls } from '../photos/urls.ts'
import type { Item } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { parseThing, parseThingCard, type StoredThing } from './lend-store.ts'
import type { HelpPorts } from './ports.ts'
import { judgedWrite } from './report-thing.ts'

async function toReported({ card, reports }: StoredThing, name: string, urls: PhotoUrls): Promise<ReportedThing> {
  const { id, version, kind, words, building, photo, heldBack } = card
  return {
    id,
    version,
    kind,
    words,
    place: { area: building, name },
    ...(photo ? { photo: { id: photo.id, width: photo.width, height: photo.height, ...(await urls(photo.key)) } } : {}),
    ...(heldBack ? { heldBack } : {}),
    reports: reports.map(({ at, reason }) => ({ at, reason })),
  }
}

export const listReportedThings = operation('listReportedThings', {
  async run({ actor, query }, { table, photoUrls }: HelpPorts) {
    const { area, stage } = query
    if (area !== undefined && !reaches(actor.roles, helpStaffRoles, area)) throw new Refusal('notAllowed')
    const areas = area === undefined ? scopesOf(actor.roles, helpStaffRoles) : [area]
    const { items, cursor } = await readQueues(
      table,
      'thing',
      areas,
      { ...query, stage },
      (item) => parseThingCard(item).building,
    )
    const things = (await table.read(items.map((item) => keys.thing(parseThingCard(item).id)))).flatMap(
      (item) => parseThing(item) ?? [],
    )
    const buildings = [...new Set(things.map(({ card }) => card.building))]
    const at = (await table.read(buildings.map(keys.area))).flatMap((item) => parseArea(item) ?? [])
    const names = new Map(at.map(({ code, fullName }) => [code, fullName]))
    return {
      items: await Promise.all(
        things.map((thing) => toReported(thing, names.get(thing.card.building) ?? '', photoUrls)),
      ),
      ...(cursor ? { cursor } : {}),
    }
  },
})

/** The thing, to staff of where it is lent; to others, or where nobody reported it, `notFound`. */
function knownThing(item: Item | undefined, { roles }: Pick<Actor, 'roles'>): StoredThing {
  const thing = parseThing(item)
  if (!thing || !reaches(roles, helpStaffRoles, thing.card.building)) throw new Refusal('notFound')
  if (thing.reports.length === 0) throw new Refusal('wrongState')
  return thing
}

const aboutOf = ({ card: { building, ownerId, id } }: StoredThing) => ({ area: building, subject: ownerId, what: id })

/** Staff looked at it: neighbours see it, and what was reported until now counts no more. */
export const showThing = operation('showThing', {
  reads: ({ params }) => ({ thing: keys.thing(params.thingId) }),
  run({ actor, found, commit }, _: HelpPorts) {
    const thing = knownThing(found.thing, actor)
    return commit([judgedWrite(thing, { reports: [], heldBack: undefined })], {}, aboutOf(thing))
  },
})

/** Its owner sees that it was; who has it gives it back. */
export const takeDownThing = operation('takeDownThing', {
  reads: ({ params }) => ({ thing: keys.thing(params.thingId) }),
  run({ actor, found, commit }, _: HelpPorts) {
    const thing = knownThing(found.thing, actor)
    const heldBack = 'takenDown' as const
    return commit([judgedWrite(thing, { reports: thing.reports, heldBack })], { heldBack }, aboutOf(thing))
  },
})
