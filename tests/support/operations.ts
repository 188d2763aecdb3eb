/** Every capability that is called over HTTP, with its operations. */
import { operations as alertOperations } from '../../functions/alerts/handler.ts'
import { operations as areaOperations } from '../../functions/areas/handler.ts'
import { operations as auditOperations } from '../../functions/audit/handler.ts'
import { operations as careOperations } from '../../functions/care/handler.ts'
import { operations as channelsOperations } from '../../functions/channels/handler.ts'
import { operations as demoOperations } from '../../functions/demo/handler.ts'
import { operations as deviceOperations } from '../../functions/devices/handler.ts'
import { operations as dutyOperations } from '../../functions/duty/handler.ts'
import { operations as helpOperations } from '../../functions/help/handler.ts'
import { operations as hoursOperations } from '../../functions/hours/handler.ts'
import { operations as householdsOperations } from '../../functions/households/handler.ts'
import type { AnyOperation } from '../../functions/http/call.ts'
import { operations as importsOperations } from '../../functions/imports/handler.ts'
import { operations as incidentsOperations } from '../../functions/incidents/handler.ts'
import { operations as messagesOperations } from '../../functions/messages/handler.ts'
import { operations as moderationOperations } from '../../functions/moderation/handler.ts'
import { operations as noticesOperations } from '../../functions/notices/handler.ts'
import { operations as peopleOperations } from '../../functions/people/handler.ts'
import { operations as photoOperations } from '../../functions/photos/handler.ts'
import { operations as postersOperations } from '../../functions/posters/handler.ts'
import { operations as privacyOperations } from '../../functions/privacy/handler.ts'
import { operations as rolesOperations } from '../../functions/roles/handler.ts'
import { operations as serviceOperations } from '../../functions/service/handler.ts'
import { operations as socketOperations } from '../../functions/sockets/handler.ts'
import { operations as teamsOperations } from '../../functions/teams/handler.ts'
import { operations as ticketOperations } from '../../functions/tickets/handler.ts'
import { operations as warningsOperations } from '../../functions/warnings/handler.ts'
import { operations as wishesOperations } from '../../functions/wishes/handler.ts'
import type { Capability } from '../../shared/route.ts'

export const operations: Partial<Record<Capability, Record<string, AnyOperation>>> = {
  alerts: alertOperations,
  devices: deviceOperations,
  hours: hoursOperations,
  areas: areaOperations,
  audit: auditOperations,
  care: careOperations,
  duty: dutyOperations,
  help: helpOperations,
  households: householdsOperations,
  imports: importsOperations,
  incidents: incidentsOperations,
  posters: postersOperations,
  privacy: privacyOperations,
  roles: rolesOperations,
  demo: demoOperations,
  people: peopleOperations,
  photos: photoOperations,
  service: serviceOperations,
  sockets: socketOperations,
  channels: channelsOperations,
  moderation: moderationOperations,
  notices: noticesOperations,
  messages: messagesOperations,
  warnings: warningsOperations,
  teams: teamsOperations,
  wishes: wishesOperations,
  tickets: ticketOperations,
}
