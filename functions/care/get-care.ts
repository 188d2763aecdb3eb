import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { shown } from '../privacy/list-looks.ts'
import { lookWrite, parseLook } from '../privacy/look.ts'
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
    const reply = await toCare(subject, record, parties, ports.sealer)
    if (!record) return reply
    if (!subject.staffKept && !looksFromOutside(parties))
      return { ...reply, looks: await lastLooks(ports.table, call.actor.id, subject.id) }
    const area = subject.at[0]?.building ?? ''
    const told = toldOf(subject, record)
    const looks = told ? [lookWrite(told, call.actor, { what: subject.id, area }, call.now)] : []
    return call.commit(looks, reply, { area, ...(told ? { subject: told } : {}), what: subject.id })
  },
})

/** So many of a person's looks are gone through, and so many shown: all stand in the list of who looked. */
const [LOOKED_THROUGH, SHOWN] = [100, 5]

/** The last looks at one record that were told to somebody. */
async function lastLooks(table: Table, told: string, subject: string) {
  const { items } = await table.query({
    pk: { name: 'pk', value: keys.person(told).pk },
    sk: { name: 'sk', beginsWith: 'LOOK#' },
    ascending: false,
    limit: LOOKED_THROUGH,
    consistent: true,
  })
  const about = items.filter((item) => parseLook(item).what === subject)
  return (await shown(about.slice(0, SHOWN), table)).map(({ at, who }) => ({ at, who }))
}
