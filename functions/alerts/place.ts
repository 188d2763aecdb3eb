/** Where an alert is: at one of my homes, at what was picked, or, when nothing is known, somewhere in the city. Never a refusal. */
import type { AlertPlace } from '../../shared/alerts/alert.ts'
import { ancestorAt } from '../../shared/areas/code.ts'
import { parseArea } from '../areas/area.ts'
import type { Actor } from '../people/actor.ts'
import type { Table } from '../platform/dynamo.ts'
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

export async function locate(table: Table, { homes }: Pick<Actor, 'homes'>, said: Said): Promise<Located> {
  const { household, area, detail } = said
  const named =
    homes.find((home) => home.household === household) ?? homes.find((home) => home.building === area && !detail)
  const home = named ?? (household || area ? undefined : homes[0])
  if (home)
    return {
      place: { area: home.building, name: home.buildingName, detail: home.room },
      household: home.household,
    }
  const wanted = area ?? (household && ancestorAt(household, 'building'))
  const picked = wanted ? parseArea((await table.read([keys.area(wanted)]))[0]) : undefined
  const found = picked ?? (await cityOf(table))
  return { place: { area: found.code, name: found.fullName, ...(detail ? { detail } : {}) } }
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
