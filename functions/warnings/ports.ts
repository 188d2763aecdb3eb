import type { Ports } from '../http/operation.ts'
import type { Publisher } from './cap.ts'
import type { FetchDocument } from './fetch-document.ts'

export interface WarningPorts extends Ports {
  publisher: Publisher
  fetchDocument: FetchDocument
}
