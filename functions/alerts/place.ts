/** Where an alert is: at one of my homes, at what was picked, or, when nothing is known, somewhere in the city. Never a refusal. */
import type { AlertPlace } from '../../shared/alerts/alert.ts'
import { ancestorAt } from '../../shared/areas/code.ts'
import type { Area } from '../../shared/areas/contract.ts'
import { parseArea } from '../areas/area.ts'
import type { Actor } from '../people/actor.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'

export interface Located {
  place: AlertPlace
  household?: string
}

interface Said {
  household?: string | undefined
  area?: string | undefined
  detail?: string | undefined
}

/** The place that is named, as far as that is known before it is known who says so: a building or an area, by its code. */
export const namedPlace = ({ household, area }: Said): string | undefined =>
  area ?? (household && ancestorAt(household, 'building'))

/** `picked`: the area that is named, where it is there. */
export async function locate(
  table: Table,
  { homes }: Pick<Actor, 'homes'>,
  said: Said,
  picked: Item | undefined,
): Promise<Located> {
  const { household, area, detail } = said
  const named =
    homes.find((home) => home.household === household) ?? homes.find((home) => home.building === area && !detail)
  const home = named ?? (household || area ? undefined : homes[0])
  if (home)
    return {
      place: { area: home.building, name: home.buildingName, detail: home.room },
      household: home.household,
    }
  const found = (await whereNow(table, picked)) ?? (await cityOf(table))
  return { place: { area: found.code, name: found.fullName, ...(detail ? { detail } : {}) } }
}

/** The area that was named, where it is by now: a printed code still names the building that was moved to another grid. */
async function whereNow(table: Table, picked: Item | undefined): Promise<Area | undefined> {
  let area = parseArea(picked)
  while (area?.movedTo) area = parseArea((await table.read([keys.area(area.movedTo)]))[0])
  return area
}

/** The first city: whoever runs it is told, and finds out where. */
async function cityOf(table: Table): Promise<{ code: string; fullName: string }> {
  const { items } = await table.query({
    pk: { name: 'pk', value: 'AREA#ROOT' },
    sk: { name: 'sk', beginsWith: 'AREA#' },
    ascending: true,
    limit: 1,
  })
  const city = parseArea(items[0])
  if (!city) throw new Error('There is no area at all')
  return city
}
