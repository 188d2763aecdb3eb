/** What nobody attaches within a day is forgotten: its record is due then, and the sweep deletes what there is of it. */
import { DAY } from '../../shared/lifecycle.ts'

export const UNATTACHED = DAY

/** What attaching takes off the record. */
export const notDue = { due: undefined, dueAt: undefined }
