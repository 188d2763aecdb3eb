/** Takes the rows of a roster. */
import { householdAt } from '../../../shared/households/address.ts'
import type { ImportError } from '../../../shared/imports/contract.ts'
import { rosterItem } from '../../households/roster.ts'
import type { SheetRow } from '../read/unreadable.ts'
import { noCounts, type Plan, type Taker, type TakerMade } from '../taker.ts'
import { buildingFinder } from './buildings.ts'
import { countHouseholds } from './count.ts'
import { parseRow } from './parse-row.ts'
import { become, rosterOf, type Wanted } from './roster-rows.ts'
import { makeSeen } from './seen.ts'

const COUNTED_AT_ONCE = 8

export function takeHouseholds({ job, header, tree, ports }: TakerMade): Taker {
  const { table, batch, sealer } = ports
  const find = buildingFinder(tree, job.areaName)
  const seen = makeSeen()
  const hasPhones = [...header.at.keys()].some((column) => column.startsWith('phone'))
  /** Buildings whose rows changed since they were counted. */
  const uncounted = new Set<string>()

  /** What a row asks for; nothing where an earlier row has asked for the same. */
  function wantedBy(row: SheetRow): { wanted?: Wanted; errors: ImportError[] } {
    const { said, errors } = parseRow(row, header)
    if (!said) return { errors }
    const found = find(said.building)
    if (!('building' in found)) {
      const { column, message } = found
      return { errors: [{ row: row.row, column: header.title(column), message }] }
    }
    const { building } = found
    const household = householdAt({ building, unit: said.unit, room: said.room })
    const before = seen.before(household, row.row, said.phones)
    if (before === undefined)
      return { wanted: { household, building, phones: hasPhones ? said.phones : undefined }, errors }
    if (before === 'same') return { errors }
    const message = `与第 ${before.row} 行是同一户，手机号却不同，请合成一行`
    return { errors: [{ row: row.row, column: header.title('room'), message }] }
  }

  return {
    pass(row, counted) {
      const { wanted } = wantedBy(row)
      if (wanted && !counted) uncounted.add(wanted.building)
    },

    async plan(rows, again): Promise<Plan> {
      const counts = noCounts()
      const errors: ImportError[] = []
      const wanted: Wanted[] = []
      for (const row of rows) {
        const { wanted: one, errors: wrong } = wantedBy(row)
        if (wrong.length) counts.wrong++
        else if (!one) counts.unchanged++
        errors.push(...wrong)
        if (one) wanted.push(one)
      }
      const there = await rosterOf(table, batch, wanted)
      const becoming = await Promise.all(wanted.map((one) => become(sealer, one, there.get(one.household))))
      for (const { as } of becoming) counts[as]++
      return {
        counts,
        errors,
        async carry() {
          for (const [i, { building }] of wanted.entries())
            if (again || becoming[i]?.as === 'added') uncounted.add(building)
          await batch.putMade(becoming.flatMap(({ write }) => (write ? [async () => rosterItem(await write())] : [])))
        },
      }
    },

    async settle() {
      const closed: string[] = []
      const buildings = [...uncounted]
      for (let i = 0; i < buildings.length; i += COUNTED_AT_ONCE) {
        const some = buildings.slice(i, i + COUNTED_AT_ONCE)
        const counted = await Promise.all(
          some.map((code) => countHouseholds(table, batch, tree.get(code) ?? { code, households: 0 })),
        )
        for (const [j, done] of counted.entries()) if (!done) closed.push(some[j] ?? '')
      }
      uncounted.clear()
      return closed.map((code) => `${tree.get(code)?.fullName ?? code}在导入期间被调整，请在调整完后再导入一次`)
    },
  }
}
