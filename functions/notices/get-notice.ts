import { entriesOf } from '../cases/entries.ts'
import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { knownNotice, readsNotice } from './make-move.ts'
import { mineOf, reachedKeys, readMarks } from './mine.ts'
import { parseEntry } from './notice.ts'
import { openedBy } from './noticed.ts'
import { homesIn } from './policy.ts'
import type { NoticePorts } from './ports.ts'
import { toNotice } from './view.ts'

export const getNotice = operation('getNotice', {
  reads: (given, actor) => ({ ...readsNotice(given), noticed: keys.noticed(actor) }),
  async run({ actor, found }, ports: NoticePorts) {
    const { table } = ports
    const { notice, parties } = knownNotice(found.notice, actor)
    const { card, targets } = notice
    const [entries, marks] = await Promise.all([
      entriesOf(table, keys.notice(card.id)),
      readMarks(table, reachedKeys(card, homesIn(actor, targets))),
    ])
    const mine = mineOf(card, openedBy(found.noticed).includes(card.id), marks)
    return toNotice({ notice, entries: entries.map(parseEntry), parties, mine }, ports)
  },
})
