/** The service about itself. */
import '../zod.ts'
import * as z from 'zod/mini'
import type { RouteTable } from '../route.ts'
import { moment } from '../zod.ts'

export const serviceRoutes = {
  getHealth: {
    capability: 'service',
    method: 'GET',
    path: '/health',
    summary: 'Whether the service is up and reaches its table',
    access: 'anyone',
    reply: z.object({ status: z.literal('ok'), stage: z.string(), now: moment() }),
    errors: ['unavailable'],
  },
  getOpenapi: {
    capability: 'service',
    method: 'GET',
    path: '/openapi.json',
    summary: 'This document',
    access: 'anyone',
    reply: z.record(z.string(), z.unknown()),
    errors: [],
  },
} as const satisfies RouteTable
