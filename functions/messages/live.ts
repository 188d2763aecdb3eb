/** WeChat's ids of our templates, from the environment. */
import { readConfig, templateSettings } from '../platform/config.ts'
import type { TemplateIds } from './credits.ts'

export function liveTemplateIds(): TemplateIds {
  const config = readConfig(templateSettings, process.env)
  return {
    notice: config.TEMPLATE_NOTICE,
    callAnswered: config.TEMPLATE_CALL_ANSWERED,
    ticketMoved: config.TEMPLATE_TICKET_MOVED,
    alertRings: config.TEMPLATE_ALERT_RINGS,
    dutyGap: config.TEMPLATE_DUTY_GAP,
    helpMoved: config.TEMPLATE_HELP_MOVED,
  }
}
