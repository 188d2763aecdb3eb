import type { MyRoll } from '../../../shared/incidents/roll.ts'
import { operation, type Ports } from '../../http/operation.ts'
import type { StoredHome } from '../../people/actor.ts'
import { keys } from '../../platform/table.ts'
import { askedBy, asks, parseRoll, parseRolling } from './roll.ts'
import { parseSaid, shownSaid } from './said.ts'

/** Reads by key what asks the areas of my verified homes: nothing is kept per person. */
export const listMyRolls = operation('listMyRolls', {
  async run({ actor }, { table }: Ports) {
    const homes = actor.homes.filter(({ verified }) => verified)
    const pointers = await table.read(homes.flatMap(({ building }) => askedBy(building)))
    const ids = [...new Set(pointers.flatMap((item) => parseRolling(item) ?? []))]
    const rolls = (await table.read(ids.map(keys.roll))).flatMap((item) => parseRoll(item) ?? [])
    const asked = rolls
      .filter(({ endedAt }) => !endedAt)
      .map((roll) => ({ roll, homes: homes.filter(({ building }) => asks(roll, building)) }))
    const words = await table.read(
      asked.flatMap(({ roll, homes: own }) => own.map(({ household }) => keys.rollSaid(roll.id, household))),
    )
    let at = 0
    return {
      items: asked.map(
        ({ roll: { id, name, kind, text, at: since }, homes: own }): MyRoll => ({
          id,
          name,
          kind,
          ...(text ? { text } : {}),
          at: since,
          homes: own.map((home) => toAsked(home, shownSaid(parseSaid(words[at++])))),
        }),
      ),
    }
  },
})

const toAsked = ({ household, buildingName, room }: StoredHome, said: ReturnType<typeof shownSaid>) => ({
  household,
  name: `${buildingName}${room}`,
  ...(said ? { said } : {}),
})
