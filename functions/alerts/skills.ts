/** What neighbours offered to help with in an emergency: a row at each building where they verifiably live. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { skills } from '../../shared/alerts/kinds.ts'
import { isChild } from '../../shared/people/child.ts'
import { operation } from '../http/operation.ts'
import { stillThat } from '../people/actor.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { skilledOwner } from './owned.ts'
import type { AlertPorts } from './ports.ts'

export const storedSkilled = z.object({ person: z.string(), skills: z.array(z.enum(skills)) })
export const parseSkilled = (item: Item | undefined) => item && z.parse(storedSkilled, item)

export const getMySkills = operation('getMySkills', {
  async run({ actor }, { table }: AlertPorts) {
    const buildings = [...new Set(actor.homes.filter(({ verified }) => verified).map(({ building }) => building))]
    const items = await table.read(buildings.map((building) => keys.skilled(building, actor.id)))
    return { skills: [...new Set(items.flatMap((item) => parseSkilled(item)?.skills ?? []))] }
  },
})

export const setMySkills = operation('setMySkills', {
  run({ actor, body, commit }, _: AlertPorts) {
    const offered = [...new Set(body.skills)]
    const grown = isChild(actor) ? [] : actor.homes.filter(({ verified }) => verified)
    const writes = [...new Set(grown.map(({ building }) => building))].map((building): Write => {
      const at = keys.skilled(building, actor.id)
      return offered.length
        ? { put: { ...at, person: actor.id, skills: offered, owner: skilledOwner(actor.id), ownerAt: building } }
        : { remove: at }
    })
    if (!writes.length) return Promise.resolve({ skills: [] })
    return commit([...writes, stillThat(actor)], { skills: offered })
  },
})
