/** What devices hold of a person: their button, for the copy of their data; and that it is nobody's when they leave. */
import { deviceKindWords } from '../../shared/devices/kinds.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { ownerIndex, parseDevice } from './store.ts'

export const devicesOwner = ownerIndex

export function copyDevice(item: Item) {
  const device = parseDevice(item)
  if (!device) return {}
  const { card, person, registeredAt, heardAt } = device
  return {
    编号: card.id,
    设备: card.name,
    种类: deviceKindWords[card.kind],
    位置: [card.place.name, card.place.detail].filter(Boolean).join(' '),
    登记的姓名: person?.name,
    登记时间: registeredAt,
    最后一次信号: heardAt,
  }
}

/** The button stays with the household, for whoever else lives there; the one who left is not named by it any more. */
export async function forgetDevicesOf(table: Table, person: string): Promise<void> {
  const pk = { name: 'owner', value: ownerIndex(person) }
  for (const item of await queryAll(table, { index: 'byOwner', pk, ascending: true })) {
    const set = { person: undefined, owner: undefined, ownerAt: undefined }
    await table.write([{ update: { pk: String(item.pk), sk: String(item.sk) }, changes: { set }, when: exists }])
  }
}
