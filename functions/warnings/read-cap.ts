import { operation } from '../http/operation.ts'
import type { WarningPorts } from './ports.ts'
import { readDocument } from './read-document.ts'

export const readCap = operation('readCap', {
  run: async ({ body }, _: WarningPorts) => readDocument(body.cap),
})
