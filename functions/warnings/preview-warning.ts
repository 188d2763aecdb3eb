import { Refusal } from '../../shared/errors.ts'
import { mayBeWarned } from '../../shared/warnings/warning.ts'
import { operation } from '../http/operation.ts'
import { buildingsOf, sumOf } from '../notices/buildings.ts'
import type { WarningPorts } from './ports.ts'

/** By the counters of the buildings, so what it costs grows with the area. */
export const previewWarning = operation('previewWarning', {
  async run({ params: { area } }, { table }: WarningPorts) {
    if (!mayBeWarned(area)) throw new Refusal('badInput', { area: '请选社区、街道或区' })
    return sumOf(await buildingsOf(table, area))
  },
})
