import { isOpen } from '../../shared/alerts/lifecycle.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { parsePointer } from './pointers.ts'
import { parseAlert } from './store.ts'

/** The alert that somebody has open, whether they raised it or pressed at its place too. `pointer`: what keys.alerting leads to. */
export async function openAlertOf(table: Table, pointer: Item | undefined): Promise<string | undefined> {
  const last = parsePointer(pointer)?.alert
  const [item] = last ? await table.read([keys.alert(last)]) : []
  const alert = parseAlert(item)
  return alert && isOpen(alert.card.state) ? last : undefined
}
