/** What the sweep does when a look at the duty is due: of all areas, one after the other; of what lies right below one, it warns. */
import { nextRound } from '../../../shared/duty/gap-warnings.ts'
import { MINUTE } from '../../../shared/lifecycle.ts'
import { openUnder } from '../../areas/open-under.ts'
import type { Ports } from '../../http/operation.ts'
import { MAX_BATCH, type Table, type Write } from '../../platform/dynamo.ts'
import { isNew } from '../../platform/expressions.ts'
import { keys } from '../../platform/table.ts'
import { findGaps } from './find-gaps.ts'
import { parseRound, roundWrite, warnedIn, warningWrites } from './warned.ts'

type GapPorts = Pick<Ports, 'table' | 'clock'>

/** The row that says when all are looked at next. */
export const ALL = 'ROOT'

/** The areas of a city are looked at within so long, so that nothing else that is due waits for all of them. */
const SPREAD = 10 * MINUTE

/** Has the rounds begin, once and for all: whoever finds that they have does nothing. */
export async function beginGapRounds({ table, clock }: GapPorts): Promise<void> {
  const [known] = await table.read([keys.gapRound(ALL)])
  if (known) return
  const { at, ahead } = nextRound(clock.now())
  await table.write([{ ...roundWrite(ALL, at, ahead), when: isNew }])
}

/** Whether anything was due. */
export async function lookAtGaps({ table, clock }: GapPorts, area: string): Promise<boolean> {
  const now = clock.now()
  const [item] = await table.read([keys.gapRound(area)])
  const due = parseRound(item)
  if (!due || Date.parse(due.dueAt) > now) return false
  if (area === ALL) await lookAtAll(table, due, now)
  else await lookAtOne(table, area, due, now)
  return true
}

interface Due {
  dueAt: string
  ahead: number
}

const asDue = ({ dueAt }: Due) => ({ expression: 'dueAt = :due', values: { ':due': dueAt } })

/** The next round is set last: what breaks off is done again. */
async function lookAtAll(table: Table, due: Due, now: number): Promise<void> {
  const areas = await lookedBelow(table)
  const writes = areas.map((code, i) => roundWrite(code, now + (SPREAD * i) / areas.length, due.ahead))
  for (let from = 0; from < writes.length; from += MAX_BATCH) await table.write(writes.slice(from, from + MAX_BATCH))
  const next = nextRound(now)
  await table.write([{ ...roundWrite(ALL, next.at, next.ahead), when: asDue(due) }])
}

/** Whatever has somebody right below it who is told of alerts: cities, districts, streets, communities. */
async function lookedBelow(table: Table): Promise<string[]> {
  const under = async (areas: readonly string[]) =>
    (await Promise.all(areas.map((area) => openUnder(table, area)))).flat().map(({ code }) => code)
  const cities = await under([ALL])
  const districts = await under(cities)
  const streets = await under(districts)
  return [...cities, ...districts, ...streets, ...(await under(streets))]
}

async function lookAtOne(table: Table, area: string, due: Due, now: number): Promise<void> {
  const [gaps, known] = await Promise.all([findGaps(table, area, now, now + due.ahead), warnedIn(table, area)])
  const writes = warningWrites(known, gaps, now)
  for (let from = 0; from < writes.length; from += MAX_BATCH) await table.write(writes.slice(from, from + MAX_BATCH))
  const over: Write = { remove: keys.gapRound(area), when: asDue(due) }
  await table.write([over])
}
