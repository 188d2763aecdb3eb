import * as z from 'zod/mini'
import { covers, levelOf } from '../../shared/areas/code.ts'
import { isInterest } from '../../shared/channels/channel.ts'
import { FOUND_MAX } from '../../shared/channels/limits.ts'
import type { FoundMember } from '../../shared/channels/members.ts'
import { Refusal } from '../../shared/errors.ts'
import { buildingCard } from '../areas/building.ts'
import { best } from '../areas/match.ts'
import { plainName } from '../areas/names.ts'
import { operation, type Ports } from '../http/operation.ts'
import type { Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys, listIndexOf, queueOf } from '../platform/table.ts'
import { parseMarks } from './marks.ts'
import { type Looking, neighboursIn } from './neighbours.ts'
import { placeOf } from './place.ts'
import { servingIn } from './serving-in.ts'
import { countLook } from './slow.ts'
import { speakerOf } from './speaker.ts'

/** So many buildings are looked into that are called alike: 1号楼 of several grids. */
const BUILDINGS = 4

/**
 * Neighbours are found by their surname alone, in a building that is named; each name once, however many are called so. How often one
 * person looks is limited, so that nobody walks a register.
 */
export const findMembers = operation('findMembers', {
  reads: ({ params: { channel } }, actor) => ({ marks: keys.reading(actor), head: keys.channel(channel) }),
  async run({ actor, found, params: { channel }, query, now }, { table }: Ports) {
    const marks = parseMarks(found.marks)
    const place = placeOf(channel, found.head, actor, marks)
    if (!place) throw new Refusal('notFound')
    speakerOf(actor, place)
    const { area } = place
    if (query.building && !covers(area, query.building)) throw new Refusal('badInput', { building: '不在这个频道里' })
    await countLook(table, actor.id, now, 'q')
    const looking: Looking = { table, channel, area, joins: isInterest(channel), actor, marks }
    const { house, surname } = partsOf(query.q)
    const own = query.building ?? (levelOf(channel) === 'building' ? channel : undefined)
    const buildings = own ? [{ code: own, name: '' }] : await buildingsCalled(table, area, house)
    const plain = plainName(query.q)
    const serving = (await servingIn(looking))
      .filter(({ name, staff }) => plainName(`${staff ?? ''}${name}`).includes(plain))
      .map(({ person: _, ...shown }): FoundMember => shown)
    const called = (name: string) => isCalled(name, plain) || isCalled(name, surname)
    const lived = surname ? await Promise.all(buildings.map((building) => foundIn(looking, building, called))) : []
    return {
      items: once([...serving, ...lived.flat()]).slice(0, FOUND_MAX),
      buildings: surname || own ? [] : buildings,
    }
  },
})

/** 3号楼张 is 张 in 3号楼; 张 alone is in no building. */
function partsOf(q: string): { house: string; surname: string } {
  const plain = plainName(q)
  const house = /^.*?\d+号楼/.exec(plain)?.[0] ?? ''
  return { house, surname: plain.slice(house.length).replace(/邻居$/, '') }
}

/** Whether a shown name is meant: by the surname, or by all of it. The words that all names have in common find nobody. */
function isCalled(name: string, wanted: string): boolean {
  const said = wanted.replace(/邻居$/, '')
  const [surname = '', house = ''] = name.replace(/邻居$/, '').split(' ').reverse().map(plainName)
  return said !== '' && (surname.startsWith(said) || `${house}${surname}` === said)
}

interface Building {
  code: string
  name: string
}

async function foundIn(looking: Looking, building: Building, called: (name: string) => boolean) {
  const named = await neighboursIn(looking, building.code, called)
  const where = building.name ? { where: building.name } : {}
  return named.map(({ name }): FoundMember => ({ name, building: building.code, ...where }))
}

/** The buildings of an area that are called so; a query. */
async function buildingsCalled(table: Table, area: string, house: string): Promise<Building[]> {
  const index = listIndexOf(area)
  if (!house || !index) return []
  const level = levelOf(area)
  const rows = await queryAll(table, {
    index,
    pk: { name: level ?? '', value: queueOf('building', area, 'open') },
    ascending: true,
  })
  const all = rows
    .map(({ card }) => z.parse(buildingCard, card))
    .map(({ code, fullName }) => ({ code, name: fullName }))
  return best(house, all, BUILDINGS)
}

const once = (found: readonly FoundMember[]): FoundMember[] => [
  ...new Map(found.map((each) => [`${each.building ?? ''} ${each.name}`, each])).values(),
]
