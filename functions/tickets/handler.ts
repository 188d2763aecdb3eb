import { ticketRoutes } from '../../shared/tickets/contract.ts'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { photoUrls } from '../photos/urls.ts'
import { photoSettings, readConfig, tableSettings } from '../platform/config.ts'
import { liveChecker } from '../wechat/live.ts'
import { acceptTicket } from './accept-ticket.ts'
import { addStaffNote } from './add-staff-note.ts'
import { addTicketNote } from './add-ticket-note.ts'
import { confirmTicket } from './confirm-ticket.ts'
import { getTicket } from './get-ticket.ts'
import { listMyTickets } from './list-my-tickets.ts'
import { listPublicTickets } from './list-public-tickets.ts'
import { listTicketQueue } from './list-ticket-queue.ts'
import { makeTicketPrivate } from './make-ticket-private.ts'
import { openTicket } from './open-ticket.ts'
import { passTicket } from './pass-ticket.ts'
import type { TicketPorts } from './ports.ts'
import { rateTicket } from './rate-ticket.ts'
import { reassignTicket } from './reassign-ticket.ts'
import { reopenTicket } from './reopen-ticket.ts'
import { replyToTicket } from './reply-to-ticket.ts'
import { resolveTicket } from './resolve-ticket.ts'
import { returnTicket } from './return-ticket.ts'
import { showTicket } from './show-ticket.ts'
import { supportTicket, unsupportTicket } from './support-ticket.ts'
import { withdrawTicket } from './withdraw-ticket.ts'

export const operations = {
  openTicket,
  listMyTickets,
  listPublicTickets,
  listTicketQueue,
  getTicket,
  acceptTicket,
  replyToTicket,
  resolveTicket,
  passTicket,
  reassignTicket,
  returnTicket,
  addStaffNote,
  addTicketNote,
  confirmTicket,
  reopenTicket,
  rateTicket,
  withdrawTicket,
  showTicket,
  makeTicketPrivate,
  supportTicket,
  unsupportTicket,
}

export const handler = serve('tickets', ticketRoutes, operations, () => {
  const config = readConfig({ ...tableSettings, ...photoSettings }, process.env)
  const service = liveService('tickets')
  const urls = photoUrls({
    bucket: config.PHOTO_BUCKET,
    region: config.AWS_REGION,
    endpoint: config.PHOTO_ENDPOINT,
    clock: service.ports.clock,
  })
  const ports: TicketPorts = { ...service.ports, photoUrls: urls, checker: liveChecker(service.ports.clock) }
  return { ...service, ports }
})
