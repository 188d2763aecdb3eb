/**
 * What neighbours of a building ask for, lend and stand ready for follows it to its new code. What is still found under the old one
 * is what is left to do, so that it may be broken off anywhere and gone on with. What is over stays where it was.
 */
import { ancestorAt } from '../../shared/areas/code.ts'
import { helpScopes } from '../../shared/help/kinds.ts'
import { placedAt, putElsewhere } from '../cases/put-elsewhere.ts'
import { codeIn, type Whereabouts } from '../households/move-household.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import type { Condition } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys, queueIndex, queueOf } from '../platform/table.ts'
import { parseThing, parseThingCard, type StoredThing, shelfIndex, thingItem } from './lend-store.ts'
import { parseReady, readyKey, type StoredReady } from './ready-store.ts'
import { helpItem, parseCard, parseHelp, type StoredHelp } from './store.ts'

/** So many requests or things in a piece: each is two calls, and a piece is to take seconds. */
const A_PIECE = 100

/** A piece of it. Whether nothing is left. */
export async function carryHelp(table: Table, from: string, to: Whereabouts): Promise<boolean> {
  await carryReady(table, from, to)
  const [asked, things] = [await askedIn(table, from), await shelfOf(table, from)]
  for (const id of asked.slice(0, A_PIECE))
    await putElsewhere(table, keys.help(id), {
      parse: parseHelp,
      itemOf: helpItem,
      next: (help) => helpAt(help, from, to),
    })
  for (const id of things.slice(0, A_PIECE))
    await putElsewhere(table, keys.thing(id), {
      parse: parseThing,
      itemOf: thingItem,
      next: (thing) => thingAt(thing, from, to),
    })
  return asked.length <= A_PIECE && things.length <= A_PIECE
}

/** What goes on in a building says its name as it is now. A piece of it; whether nothing is left. */
export async function renameHelp(table: Table, { building, buildingName, lineage }: Whereabouts): Promise<boolean> {
  const place = { area: building, name: buildingName }
  const isOld = ({ place: { area, name } }: StoredHelp['card']) => area === building && name !== buildingName
  const asked = (await goingNear(table, building, 'grid')).filter(isOld)
  for (const { id } of asked.slice(0, A_PIECE))
    await putElsewhere(table, keys.help(id), {
      parse: parseHelp,
      itemOf: helpItem,
      next: (help) => (isOld(help.card) ? { ...help, card: placedAt(help.card, place), lineage } : undefined),
    })
  return asked.length <= A_PIECE
}

/** What is to be done in a building, and what is asked for from a home in it: elsewhere in the community, beyond which no building moves. */
const askedIn = async (table: Table, building: string): Promise<string[]> =>
  (await goingNear(table, building, 'community')).flatMap((card) =>
    card.place.area === building || isFrom(building, card) ? [card.id] : [],
  )

const isFrom = (building: string, { household }: StoredHelp['card']): boolean =>
  ancestorAt(household, 'building') === building

/** Of the whole grid of a building, or its whole community. */
async function goingNear(table: Table, building: string, level: 'grid' | 'community'): Promise<StoredHelp['card'][]> {
  const area = ancestorAt(building, level) ?? building
  const lists = (['open', 'waiting'] as const).map((stage) =>
    queryAll(table, {
      index: queueIndex(level),
      pk: { name: level, value: queueOf('help', area, stage) },
      ascending: true,
    }),
  )
  return (await Promise.all(lists)).flat().map(parseCard)
}

async function shelfOf(table: Table, building: string): Promise<string[]> {
  const pk = { name: 'public', value: shelfIndex(building) }
  return (await queryAll(table, { index: 'byPublic', pk, ascending: true })).map((item) => parseThingCard(item).id)
}

function helpAt(help: StoredHelp, from: string, to: Whereabouts): StoredHelp | undefined {
  const { place, household } = help.card
  // Who asks for somebody elsewhere may live in another building than that: each of the two goes with its own.
  const [isThere, isTheirs] = [place.area === from, isFrom(from, help.card)]
  if (!isThere && !isTheirs) return undefined
  const card = placedAt(help.card, isThere ? { area: to.building, name: to.buildingName } : place)
  return {
    ...help,
    card: { ...card, household: isTheirs ? codeIn(to.building, household) : household },
    lineage: isThere ? to.lineage : help.lineage,
  }
}

function thingAt(thing: StoredThing, from: string, { building }: Whereabouts): StoredThing | undefined {
  const { card } = thing
  return card.building === from ? { ...thing, card: { ...card, building, version: card.version + 1 } } : undefined
}

/** Who stands ready in the building, its grid or its community from a home in it. */
async function carryReady(table: Table, from: string, { building }: Whereabouts): Promise<void> {
  for (const scope of helpScopes) {
    const { pk, sk } = keys.ready(ancestorAt(from, scope) ?? from, '')
    const rows = await queryAll(table, {
      pk: { name: 'pk', value: pk },
      sk: { name: 'sk', beginsWith: sk },
      ascending: true,
      consistent: true,
    })
    const there = rows.flatMap((row) => parseReady(row) ?? []).filter((ready) => ready.building === from)
    for (const ready of there) await table.write(readyWrites(ready, building))
  }
}

/** Nothing where they said anew meanwhile how they stand ready. */
function readyWrites(before: StoredReady, building: string): Write[] {
  const when: Condition = { expression: 'since = :since', values: { ':since': before.since } }
  const after = { ...before, building, household: codeIn(building, before.household) }
  const [old, now] = [readyKey(before), readyKey(after)]
  const own: Write = { put: { ...keys.readyOf(before.person), ...after }, when }
  if (old.pk === now.pk) return [{ put: { ...now, ...after }, when }, own]
  return [{ remove: old, when }, { put: { ...now, ...after } }, own]
}
