import type { Ports } from '../http/operation.ts'
import type { Publisher } from './cap.ts'

export interface WarningPorts extends Ports {
  publisher: Publisher
}
