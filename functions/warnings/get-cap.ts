import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { toCap, toFeed } from './cap.ts'
import type { WarningPorts } from './ports.ts'
import { FEED, lastOf } from './store.ts'
import { parseWarning } from './warning.ts'

export const getCapFeed = operation('getCapFeed', {
  run: async ({ now }, { table, publisher }: WarningPorts) =>
    toFeed(await lastOf(table, [FEED]), publisher, isoTime(now)),
})

export const getCap = operation('getCap', {
  reads: ({ params }) => ({ warning: keys.warning(params.file.replace('.xml', '')) }),
  async run({ found }, { publisher }: WarningPorts) {
    const warning = parseWarning(found.warning)
    if (!warning) throw new Refusal('notFound')
    return toCap(warning, publisher)
  },
})
