/** What a person has to do with incidents that they opened: shown in the copy of their data, and nobody's when they have left. */
import { incidentKindWords } from '../../shared/incidents/incident.ts'
import { incidentLifecycle } from '../../shared/incidents/lifecycle.ts'
import { entriesOf } from '../cases/entries.ts'
import { redacted } from '../cases/redacted.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { groupedOf } from './grouping.ts'
import { ownerIndex, parseEntry, parseIncident } from './store.ts'

export const incidentsOwner = ownerIndex

/** The fields of an incident, in words, with what its opener wrote in its timeline. */
export async function copyIncident(table: Table, item: Item) {
  const incident = parseIncident(item)
  if (!incident) return {}
  const { card, text, opener } = incident
  const entries = (await entriesOf(table, keys.incident(card.id))).map(parseEntry)
  const said = entries.filter(({ by, move }) => by.personId === opener && move !== 'open')
  return {
    编号: card.id,
    名称: card.name,
    类别: incidentKindWords[card.kind],
    地点: card.place.name,
    内容: text,
    显示的姓名: card.openedBy,
    启动时间: card.openedAt,
    状态: incidentLifecycle.states[card.state].word,
    我的记录: said.map(({ at, text: words }) => [at, words].filter(Boolean).join(' ')).join('\n'),
  }
}

/**
 * Takes the name of who has left out of the incidents that they opened. `name`: what stands there instead. In those of others it
 * stays what it is there, the record of who did what. What lists them by person goes last, so that what is broken off is found again.
 */
export async function forgetCommander(table: Table, person: string, name: string): Promise<void> {
  const pk = { name: 'owner', value: ownerIndex(person) }
  const mine = await queryAll(table, { index: 'byOwner', pk, ascending: true })
  for (const item of await table.read(mine.map((each) => ({ pk: String(each.pk), sk: String(each.sk) })))) {
    const incident = parseIncident(item)
    if (!incident) continue
    const { id } = incident.card
    const at = keys.incident(id)
    for (const entry of await entriesOf(table, at)) {
      const { seq, by } = parseEntry(entry)
      if (by.personId === person) await table.write([redacted(keys.entry(at, seq), { 'by.name': name })])
    }
    const own = { by: name, byPerson: undefined }
    for (const { alert, byPerson } of (await groupedOf(table, id)).values())
      if (byPerson === person)
        await table.write([{ update: keys.grouped(id, alert), changes: { set: own }, when: exists }])
    const set = { 'card.openedBy': name, opener: undefined, owner: undefined, ownerAt: undefined }
    await table.write([{ update: at, changes: { set }, when: exists }])
  }
}
