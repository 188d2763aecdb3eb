/** Calendars (RFC 5545): one activity, a community's, and one's own to subscribe to by a link that nobody can guess. */
import '../zod.ts'
import * as z from 'zod/mini'
import type { RouteTable } from '../route.ts'
import { moment } from '../zod.ts'

/** 130 bits of random in Crockford's base32. */
export const TOKEN_LENGTH = 26

export const activityFile = z.string().check(z.regex(/^act_[0-9A-HJKMNP-TV-Z]{26}\.ics$/, '没有这个日历'))
export const calendarFile = z.string().check(z.regex(/^[0-9]{9,15}\.ics$/, '没有这个日历'))
export const ownCalendarFile = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{26}\.ics$/, '没有这个日历'))

const calendarRoute = {
  capability: 'teams',
  method: 'GET',
  access: 'anyone',
  reply: z.string(),
  replyType: 'text/calendar',
} as const

export const calendarRoutes = {
  getActivityCalendar: {
    ...calendarRoute,
    path: '/calendars/activities/{activityFile}',
    summary: 'An activity that is published, as a calendar file',
    params: z.object({ activityFile }),
    errors: ['notFound'],
  },
  getAreaCalendar: {
    ...calendarRoute,
    path: '/calendars/areas/{calendarFile}',
    summary: 'The activities of an area, to subscribe to',
    params: z.object({ calendarFile }),
    errors: ['notFound'],
  },
  getOwnCalendar: {
    ...calendarRoute,
    path: '/calendars/own/{ownCalendarFile}',
    summary: 'The activities that somebody signed up for, to who knows the link',
    params: z.object({ ownCalendarFile }),
    errors: ['notFound'],
  },
  getMyCalendar: {
    capability: 'teams',
    method: 'GET',
    path: '/me/calendar',
    summary: 'Whether I have a link to my own calendar, and since when',
    access: 'signedIn',
    reply: z.object({ madeAt: z.optional(moment()) }),
    errors: [],
  },
  makeMyCalendar: {
    capability: 'teams',
    method: 'POST',
    path: '/me/calendar',
    summary: 'A link to my own calendar, told this once; the one before leads nowhere any more',
    access: 'signedIn',
    reply: z.object({ madeAt: moment(), path: z.string() }),
    errors: [],
  },
  dropMyCalendar: {
    capability: 'teams',
    method: 'DELETE',
    path: '/me/calendar',
    summary: 'My link leads nowhere any more',
    access: 'signedIn',
    reply: z.object({}),
    errors: [],
  },
} as const satisfies RouteTable
