import { parentOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { makeId } from '../../shared/ids.ts'
import { leadWrites } from '../channels/lead-channel.ts'
import { operation, type Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { type Item, MAX_BATCH, type Table, type Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { buildingItem, isOpen } from './building.ts'
import { changeWrite } from './change.ts'
import { childrenOf } from './children.ts'
import { freeCodes } from './free-codes.ts'
import { expecting, newJob, toJob } from './job.ts'
import { nameItems, plainName } from './names.ts'
import { asCommunity, communityOf, edited, fullNameOf, isLive, type Node, parseNode } from './node.ts'

interface Moving {
  from: Node
  to: string
  /** What it is called from now on. */
  name: string
}

/**
 * Each building gets a code under the other grid and is closed under the old one, which leads to the new one from now on;
 * then its households follow, one after another. Both merging and splitting are this: all of a grid's buildings, or some into a
 * new grid. Tickets stay with who holds them; what neighbours do for one another follows.
 */
export const moveBuildings = operation('moveBuildings', {
  reads: ({ body }) => ({
    to: keys.area(body.grid),
    buildings: body.buildings.map(({ area }) => keys.area(area)),
    channels: body.buildings.map(({ area }) => keys.channel(area)),
  }),
  async run({ params, body, actor, found, now, commit }, { table, random }: Ports) {
    const community = asCommunity(params.area)
    const to = gridIn(found.to, community)
    const there = await childrenOf(table, to.code, true)
    const codes = freeCodes(to.code, there, body.buildings.length)
    const expected = await expecting(table, community)
    const moving = body.buildings.map(({ area, name }, i): Moving => {
      const from = buildingIn(found.buildings[i], area, community, to.code)
      if (expected.has(area))
        throw new Refusal('badInput', { buildings: `${from.name}的住户还在迁入，请等迁入完成再搬` })
      return { from, to: codes[i] ?? '', name: name ?? from.name }
    })
    namesAreFree(moving, there)
    const areas = moving.map(({ from, to }) => ({ area: from.code, to }))
    await putNames(table, moving)
    const id = makeId('job', now, random)
    const { job, writes } = newJob({ id, kind: 'move', community, areas, total: areas.length, by: actor.id }, now)
    const named = moving.map(({ from, to }) => ({ area: from.code, name: from.fullName, to }))
    const change = { kind: 'move' as const, areas: named, after: to.fullName, job: id }
    return commit(
      [
        edited(to),
        ...moving.flatMap((each) => startWrites(each, to, isoTime(now))),
        ...moving.flatMap(({ from, ...into }, i) => leadWrites(found.channels[i], from, calledIn(to, into))),
        ...writes,
        changeWrite(community, id, actor, change, now),
      ],
      toJob(job),
      { area: community, what: id },
    )
  },
})

const calledIn = (grid: Node, { to, name }: Pick<Moving, 'to' | 'name'>) => ({
  code: to,
  fullName: fullNameOf(grid, name),
})

/** From here on nobody joins in the old building: counts only leave it, and it stays in the lists until they have. */
const startWrites = ({ from, to, name }: Moving, grid: Node, at: string): Write[] => [
  { update: keys.area(from.code), changes: { set: { closedAt: at, movedTo: to } }, when: isOpen },
  {
    put: {
      ...buildingItem({ code: to, level: 'building', name, fullName: fullNameOf(grid, name) }),
      cameFrom: from.code,
    },
    when: isNew,
  },
]

/**
 * New names come into the index of names before: twenty buildings have more pairs of characters than a transaction takes, and
 * the same ones where they share a name. A row that nothing bears yet leads nowhere.
 */
async function putNames(table: Table, moving: readonly Moving[]): Promise<void> {
  const renamed = moving.filter(({ from, name }) => name !== from.name)
  const items = renamed.flatMap(({ to, name }) => nameItems({ code: to, name }))
  const puts = [...new Map(items.map((put) => [`${put.pk} ${put.sk}`, { put }])).values()]
  for (let at = 0; at < puts.length; at += MAX_BATCH) await table.write(puts.slice(at, at + MAX_BATCH))
}

/** In every grid there may be a 1号楼: two of them can't come together under one name. */
function namesAreFree(moving: readonly Moving[], there: readonly Node[]): void {
  const names = [...there.filter(isLive), ...moving].map(({ name }) => plainName(name))
  const taken = moving.find(({ name }) => names.filter((each) => each === plainName(name)).length > 1)
  if (taken) throw new Refusal('badInput', { buildings: `${taken.name}与别的楼栋同名，请改个名字` })
}

function gridIn(item: Item | undefined, community: string): Node {
  const grid = parseNode(item)
  if (grid?.level !== 'grid' || communityOf(grid.code) !== community)
    throw new Refusal('badInput', { grid: '请选择本社区的网格' })
  if (!isLive(grid)) throw new Refusal('wrongState')
  return grid
}

function buildingIn(item: Item | undefined, code: string, community: string, to: string): Node {
  const building = parseNode(item)
  if (building?.level !== 'building' || communityOf(code) !== community)
    throw new Refusal('badInput', { buildings: '请选择本社区的楼栋' })
  if (!isLive(building)) throw new Refusal('wrongState')
  if (parentOf(code) === to) throw new Refusal('badInput', { buildings: '有楼栋已经在这个网格里' })
  return building
}
