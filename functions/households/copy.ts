/** What a person said when joining, for the copy of their data. */
import { joinLifecycle } from '../../shared/households/lifecycle.ts'
import { relationWords } from '../../shared/people/person.ts'
import { entriesOf } from '../cases/entries.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import type { Sealer } from '../platform/seal.ts'
import { keys } from '../platform/table.ts'
import { openDependant, type StoredDependant } from './dependant.ts'
import { insideOf } from './inside.ts'
import { nameOf, noteOf, ownerIndex, parseEntry, parseJoin } from './store.ts'

export const joinsOwner = ownerIndex

/** The fields of a join, in words. */
export async function copyJoin(table: Table, sealer: Sealer, item: Item) {
  const join = parseJoin(item)
  if (!join) return {}
  const { card, note } = join
  const entries = (await entriesOf(table, keys.join(card.id))).map(parseEntry)
  const own = entries.filter(({ by, text }) => by.party === 'applicant' && text)
  return {
    编号: card.id,
    住处: `${card.buildingName} ${card.room}`,
    与这一户的关系: relationWords[card.relation],
    未满十四周岁: card.child,
    填写的姓名: card.given ? await sealer.open(card.given, nameOf(card.id)) : card.name,
    给社区的说明: note && (await sealer.open(note, noteOf(card.id))),
    申请时间: card.openedAt,
    状态: joinLifecycle.states[card.state].word,
    原因: card.reason,
    我的补充: own.map(({ at, text }) => `${at} ${text}`).join('\n'),
  }
}

/** The dependants of a household whose records a person keeps, opened. */
export async function keptDependants(table: Table, sealer: Sealer, household: string, person: string) {
  const { dependants } = await insideOf(table, household)
  const mine = dependants.filter(({ keptBy }: StoredDependant) => keptBy.person === person)
  return Promise.all(mine.map((dependant) => openDependant(sealer, dependant)))
}
