/** The Lambdas and the modules that hold their handlers; a Lambda more or less in infra/grants.ts fails the type check. */
import type { FunctionName } from '../../../infra/grants.ts'

export const entries: Record<FunctionName, string> = {
  people: 'functions/people/handler.ts',
  areas: 'functions/areas/handler.ts',
  photos: 'functions/photos/handler.ts',
  tickets: 'functions/tickets/handler.ts',
  sockets: 'functions/sockets/handler.ts',
  service: 'functions/service/handler.ts',
  gateway: 'functions/sockets/gateway.ts',
  relay: 'functions/relay/handler.ts',
  sweep: 'functions/sweep/handler.ts',
}
