/** Help among neighbours (互助): asked, offered, done, thanked for; seen by those who live near. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { stages } from '../lifecycle.ts'
import { page, pageQuery } from '../page.ts'
import { personId } from '../people/person.ts'
import { handlingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { categoryList } from '../tickets/categories.ts'
import { isOfCategory, TEXT_MAX } from '../tickets/ticket.ts'
import { moment, words } from '../zod.ts'
import { helpKinds } from './kinds.ts'
import { type HelpMove, helpLifecycle } from './lifecycle.ts'
import { REASON_MAX, WANTED_MAX, WORDS_MAX } from './limits.ts'
import {
  help,
  helpCard,
  helpId,
  helpMessage,
  helpMinutes,
  nearHelp,
  newHelp,
  offered,
  reason,
  stars,
} from './request.ts'

/** Whoever handles tickets somewhere steps in there, and whoever administers it. */
export const helpStaffRoles = [...handlingRoles, 'administrator'] as const

const base = { capability: 'help' } as const
const ofHelp = { ...base, params: z.object({ helpId }) } as const

/** A move as a route: its access is what the lifecycle says. */
const moveRoute = <P extends string>(moves: readonly HelpMove[], path: P, summary: string) =>
  ({
    ...ofHelp,
    method: 'POST',
    path: `/help/{helpId}/${path}`,
    summary,
    access: { parties: [...new Set(moves.flatMap((move) => helpLifecycle.moves[move].by))] },
    reply: helpCard,
    errors: ['wrongState'],
    idempotent: true,
  }) as const

export const helpRoutes = {
  openHelp: {
    ...base,
    method: 'POST',
    path: '/help',
    summary:
      'Ask neighbours for help; what looks personal in the words is asked about first (`sensitive`); an urgent one rings those who stand ready',
    access: 'signedIn',
    body: newHelp,
    reply: helpCard,
    status: 201,
    errors: ['notAllowed', 'photoNotReady', 'sensitive', 'tooMany'],
    idempotent: true,
  },
  listNearHelp: {
    ...base,
    method: 'GET',
    path: '/help/near',
    summary:
      'What neighbours of my (first verified, or the named) home need help with now, nearest first, urgent first among equally near: the newest hundred of building, grid and community each',
    access: 'signedIn',
    query: z.object({
      building: z.optional(areaCode),
      kind: z.optional(z.enum(helpKinds)),
      /** To come in this time; requests without a time are there until theirs is over. */
      from: z.optional(moment()),
      to: z.optional(moment()),
    }),
    reply: z.object({
      items: z.array(nearHelp),
      /** Whether I have a verified home to be near to. */
      home: z.boolean(),
    }),
    errors: ['notAllowed'],
  },
  listMyHelp: {
    ...base,
    method: 'GET',
    path: '/help/mine',
    summary: 'The requests that I made, newest first',
    access: 'signedIn',
    query: z.object(pageQuery),
    reply: page(helpCard),
    errors: [],
  },
  listHelping: {
    ...base,
    method: 'GET',
    path: '/help/helping',
    summary: 'The requests that I offered to help with, or helped with, newest first',
    access: 'signedIn',
    query: z.object(pageQuery),
    reply: page(nearHelp),
    errors: [],
  },
  listHelpQueue: {
    ...base,
    method: 'GET',
    path: '/help/queue',
    summary:
      'Requests in an area of mine (all of mine unless one is named) by stage: those about the elderly and children first, then the oldest; what is over newest first. Those with `heldBack` wait for staff to look at them',
    access: { roles: [...helpStaffRoles, 'supervisor'] },
    query: z.object({ ...pageQuery, area: z.optional(areaCode), stage: z._default(z.enum(stages), 'open') }),
    reply: page(helpCard),
    errors: [],
  },
  listHelpers: {
    ...base,
    method: 'GET',
    path: '/help/helpers',
    summary: 'How often each neighbour of a community was accepted as a helper in a month (YYYY-MM): most asked first',
    access: { roles: helpStaffRoles, at: 'query.community' },
    query: z.object({
      community: areaCode,
      month: z.string().check(z.regex(/^20[0-9]{2}-(0[1-9]|1[0-2])$/, '月份不对')),
    }),
    reply: z.object({
      items: z.array(z.object({ name: z.string(), times: z.int(), minutes: z.int() })),
    }),
    errors: [],
    audit: '查看帮手次数',
  },
  getHelp: {
    ...ofHelp,
    method: 'GET',
    path: '/help/{helpId}',
    summary: 'One request whole, as I may see it; a look by staff is kept with the asker',
    access: { parties: ['asker', 'helper', 'offerer', 'neighbour', 'staff'] },
    reply: help,
    errors: [],
    audit: '查看互助请求',
  },
  offerHelp: {
    ...moveRoute(['offer', 'join', 'joinLast'], 'offers', 'Say that I can help: accepted at once, or the asker picks'),
    body: z.object({ words: z.optional(words(0, WORDS_MAX)) }),
    reply: offered,
    errors: ['wrongState', 'tooMany'],
  },
  takeBackOffer: moveRoute(['takeBack'], 'offers/take-back', 'Take my offer back, before I was accepted'),
  acceptOffer: {
    ...moveRoute(['accept', 'acceptLast'], 'accept', 'Accept who offered'),
    body: z.object({ helper: personId }),
  },
  stepInHelp: moveRoute(['stepIn', 'stepInLast'], 'step-in', 'As staff of the place: come and help myself'),
  setOutToHelp: moveRoute(['setOut'], 'on-my-way', 'Say that I am on my way'),
  finishHelp: {
    ...moveRoute(['finish'], 'finish', 'Say that I am done helping, and how many minutes it took'),
    body: z.object({ minutes: z.optional(helpMinutes) }),
  },
  stepBackFromHelp: {
    ...moveRoute(['stepBack', 'stepOut'], 'step-back', 'Say that I can not come after all: the place is free again'),
    body: z.object({ reason: z.optional(words(0, REASON_MAX)) }),
  },
  reportNoShow: {
    ...moveRoute(
      ['noShow', 'noShowOut'],
      'no-show',
      'Say that an accepted helper did not come: the place is free again',
    ),
    body: z.object({ helper: personId }),
  },
  confirmHelp: {
    ...moveRoute(
      ['confirm'],
      'confirm',
      'Confirm that it is done; whose minutes are not said has those that follow from the times',
    ),
    body: z.object({
      helpers: z._default(
        z.array(z.object({ helper: personId, minutes: helpMinutes })).check(
          z.maxLength(WANTED_MAX),
          z.refine((all) => new Set(all.map((each) => each.helper)).size === all.length, '同一位邻居只能填一次'),
        ),
        [],
      ),
    }),
  },
  thankHelper: {
    ...moveRoute(['thank'], 'thanks', 'Thank a helper, once each: 1 to 5 stars, and words'),
    body: z.object({ helper: personId, stars, words: z.optional(words(0, REASON_MAX)) }),
  },
  cancelHelp: {
    ...moveRoute(['cancel'], 'cancel', 'Cancel it, with a reason for those who would have come'),
    body: z.object({ reason }),
  },
  extendHelp: {
    ...moveRoute(['extend'], 'extend', 'Let it stand longer, and come at another time'),
    body: z.object({ at: z.optional(moment()), until: moment() }).check(
      z.refine(({ at, until }) => at === undefined || at < until, {
        path: ['until'],
        error: '结束时间要晚于开始时间',
      }),
    ),
  },
  stillNeeded: moveRoute(['still'], 'still', 'Say that it still stands, after being asked'),
  handOverHelp: {
    ...moveRoute(
      ['handOver'],
      'hand-over',
      'Hand it to the grid worker: it becomes a ticket of the asker, with its words and photos',
    ),
    body: z
      .object({
        category: z._default(z.enum(categoryList), 'labourHealth'),
        subcategory: z._default(z.string().check(z.maxLength(40)), 'other'),
        /** Other words than those of the request. */
        text: z.optional(words(5, TEXT_MAX)),
      })
      .check(isOfCategory),
  },
  stopRepeating: moveRoute(
    ['stopRepeat'],
    'stop-repeat',
    'Let it be the last of a weekly request: those of its series that lie ahead are called off, and who comes is told',
  ),
  reportHelp: {
    ...moveRoute(['report'], 'reports', 'Report it; hidden after three households until staff have looked at it'),
    body: z.object({ reason }),
    reply: z.object({ reported: z.boolean() }),
  },
  showHelp: {
    ...moveRoute(['show'], 'show', 'Show it to neighbours after all: the check or reports had held it back'),
    audit: '公开互助请求',
  },
  listHelpMessages: {
    ...ofHelp,
    method: 'GET',
    path: '/help/{helpId}/messages',
    summary: 'The thread between asker and accepted helpers, newest first; a look by staff is kept with the asker',
    access: { parties: ['asker', 'helper', 'staff'] },
    query: z.object(pageQuery),
    reply: page(helpMessage),
    errors: [],
    audit: '查看互助对话',
  },
  sayInHelp: {
    ...ofHelp,
    method: 'POST',
    path: '/help/{helpId}/messages',
    summary: 'Write to the asker or the accepted helpers; what the content check refuses is not sent (`badInput`)',
    access: { parties: ['asker', 'helper'] },
    body: z.object({ text: words(1, WORDS_MAX) }),
    reply: helpMessage,
    status: 201,
    errors: ['wrongState', 'tooMany', 'unavailable'],
    idempotent: true,
  },
} as const satisfies RouteTable
