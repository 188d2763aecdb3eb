/** What the sweep does when a look at the duty is due: of all communities, one after the other; of one, it warns. */
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

/** The row that says when all communities are looked at next. */
export const ALL = 'ROOT'

/** The communities of a city are looked at within so long, so that nothing else that is due waits for all of them. */
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
  const communities = await communitiesOf(table)
  const writes = communities.map((code, i) => roundWrite(code, now + (SPREAD * i) / communities.length, due.ahead))
  for (let from = 0; from < writes.length; from += MAX_BATCH) await table.write(writes.slice(from, from + MAX_BATCH))
  const next = nextRound(now)
  await table.write([{ ...roundWrite(ALL, next.at, next.ahead), when: asDue(due) }])
}

async function communitiesOf(table: Table): Promise<string[]> {
  const under = async (areas: readonly string[]) =>
    (await Promise.all(areas.map((area) => openUnder(table, area)))).flat().map(({ code }) => code)
  const districts = await under(await under([ALL]))
  return under(await under(districts))
}

async function lookAtOne(table: Table, community: string, due: Due, now: number): Promise<void> {
  const [gaps, known] = await Promise.all([
    findGaps(table, community, now, now + due.ahead),
    warnedIn(table, community),
  ])
  const writes = warningWrites(known, gaps, now)
  for (let from = 0; from < writes.length; from += MAX_BATCH) await table.write(writes.slice(from, from + MAX_BATCH))
  const over: Write = { remove: keys.gapRound(community), when: asDue(due) }
  await table.write([over])
}
