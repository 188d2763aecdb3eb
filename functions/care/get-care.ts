import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { shown } from '../privacy/list-looks.ts'
import { lookWrite, parseLook } from '../privacy/look.ts'
import { carersOf, caring } from './caring.ts'
import { looksFromOutside, mayReadCare } from './policy.ts'
import type { CarePorts } from './ports.ts'
import { knownCare, readsCare, toldOf } from './subject.ts'
import { toCare } from './view.ts'

/** A look by who isn't of the household is kept with whom it is about (or with who keeps the record), and in the audit log. */
export const getCare = operation('getCare', {
  reads: readsCare,
  async run(call, ports: CarePorts) {
    const { record, subject, parties } = await knownCare(call, ports)
    if (!mayReadCare(parties)) throw new Refusal('notAllowed')
    if (!record) return toCare(subject, record, parties, ports.sealer)
    const inside = !looksFromOutside(parties)
    const own = inside && !subject.staffKept
    const [carers, looks] = await Promise.all([
      carersOf(ports.table, inside ? [record.card] : []),
      own ? lastLooks(ports.table, call.actor.id, subject.id) : undefined,
    ])
    const { carer } = caring(record.card, subject, carers)
    const reply = await toCare(subject, record, parties, ports.sealer, carer)
    if (own) return looks ? { ...reply, looks } : reply
    const told = toldOf(subject, record)
    const area = subject.at[0]?.building ?? ''
    const kept = told ? [lookWrite(told, call.actor, { what: subject.id, area }, call.now)] : []
    return call.commit(kept, reply, { area, ...(told ? { subject: told } : {}), what: subject.id })
  },
})

/** So many of a person's looks are gone through at most, in pages, and so many shown: all stand in the list of who looked. */
const [PAGES, PAGE, SHOWN] = [10, 100, 5]

/**
 * The last looks at one record that were told to somebody. Undefined where none was found and not all were gone through: then
 * nobody can say that nobody looked.
 */
async function lastLooks(table: Table, told: string, subject: string) {
  const about: Item[] = []
  let after: Item | undefined
  for (let pages = 0; pages < PAGES; pages++) {
    const page = await table.query({
      pk: { name: 'pk', value: keys.person(told).pk },
      sk: { name: 'sk', beginsWith: 'LOOK#' },
      ascending: false,
      limit: PAGE,
      after,
      consistent: true,
    })
    about.push(...page.items.filter((item) => parseLook(item).what === subject))
    after = page.last
    if (!after || about.length >= SHOWN) break
  }
  if (after && about.length === 0) return undefined
  return (await shown(about.slice(0, SHOWN), table)).map(({ at, who }) => ({ at, who }))
}
