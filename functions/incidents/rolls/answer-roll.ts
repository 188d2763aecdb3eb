import { parentOf } from '../../../shared/areas/code.ts'
import { Refusal } from '../../../shared/errors.ts'
import { operation, type Ports } from '../../http/operation.ts'
import { isoTime } from '../../platform/clock.ts'
import { keys } from '../../platform/table.ts'
import { asks, parseRoll } from './roll.ts'
import { readsHousehold, sayWrites } from './said.ts'

const buildingOf = (household: string) => parentOf(household) ?? household

/** For a home of one's own that was verified; of another household nobody learns whether it is asked. */
export const answerRoll = operation('answerRoll', {
  reads: ({ params, body }) => ({
    roll: keys.roll(params.rollId),
    ...readsHousehold(params.rollId, body.household, buildingOf(body.household)),
  }),
  // All of a building answer at the same moment.
  tries: 12,
  async run({ actor, params, body, found, now, commit }, _: Ports) {
    const roll = parseRoll(found.roll)
    const home = actor.homes.find(({ household, verified }) => verified && household === body.household)
    if (!roll || !home || !asks(roll, home.building)) throw new Refusal('notFound')
    if (roll.endedAt) throw new Refusal('wrongState')
    const next = { word: body.word, at: isoTime(now) }
    const of = { roll: params.rollId, building: home.building, household: home.household, now }
    const reply = { household: home.household, name: `${home.buildingName}${home.room}`, said: next }
    return commit(sayWrites(of, found, next), reply)
  },
})
