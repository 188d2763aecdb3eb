import type { Ports } from '../http/operation.ts'
import type { TemplateIds } from './credits.ts'

export interface MessagePorts extends Ports {
  templateIds: TemplateIds
}
