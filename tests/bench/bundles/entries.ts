/** The Lambdas and the modules that hold their handlers; a Lambda more or less in infra/grants.ts fails the type check. */
import type { FunctionName } from '../../../infra/grants.ts'

export const entries: Record<FunctionName, string> = {
  people: 'functions/people/handler.ts',
  privacy: 'functions/privacy/handler.ts',
  care: 'functions/care/handler.ts',
  households: 'functions/households/handler.ts',
  areas: 'functions/areas/handler.ts',
  imports: 'functions/imports/handler.ts',
  posters: 'functions/posters/handler.ts',
  roles: 'functions/roles/handler.ts',
  duty: 'functions/duty/handler.ts',
  audit: 'functions/audit/handler.ts',
  channels: 'functions/channels/handler.ts',
  moderation: 'functions/moderation/handler.ts',
  notices: 'functions/notices/handler.ts',
  messages: 'functions/messages/handler.ts',
  warnings: 'functions/warnings/handler.ts',
  alerts: 'functions/alerts/handler.ts',
  photos: 'functions/photos/handler.ts',
  tickets: 'functions/tickets/handler.ts',
  sockets: 'functions/sockets/handler.ts',
  service: 'functions/service/handler.ts',
  gateway: 'functions/sockets/gateway.ts',
  relay: 'functions/relay/handler.ts',
  worker: 'functions/worker/handler.ts',
  sweep: 'functions/sweep/handler.ts',
}
