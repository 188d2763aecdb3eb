/** Routes of wishes (微心愿). */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaParams } from '../areas/contract.ts'
import type { ErrorCode } from '../errors.ts'
import { stages } from '../lifecycle.ts'
import { page, pageQuery } from '../page.ts'
import { overseeingRoles, type Role } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { type WishMove, wishLifecycle } from './lifecycle.ts'
import { family, monthFigures, newWish, wish, wishBodies, wishCard, wishId } from './wish.ts'

/** Who serves a grid or a community, and knows its families. */
export const stewardRoles = ['gridWorker', 'communityStaff'] as const satisfies readonly Role[]

const wishParams = z.object({ wishId })

const moveRoute = <M extends WishMove>(
  move: M,
  ending: string,
  summary: string,
  errors: readonly ErrorCode[] = ['wrongState'],
) =>
  ({
    capability: 'wishes',
    method: 'POST',
    path: `/wishes/{wishId}/${ending}`,
    summary,
    access: { parties: wishLifecycle.moves[move].by },
    params: wishParams,
    reply: wishCard,
    errors,
    idempotent: true,
  }) as const

export const wishRoutes = {
  enterWish: {
    capability: 'wishes',
    method: 'POST',
    path: '/wishes',
    summary:
      'Enter a wish of a family in need, in words that give nobody away; shown at once if the content check passes',
    access: { roles: stewardRoles, at: 'body.area' },
    body: newWish,
    reply: wishCard,
    status: 201,
    errors: [],
    idempotent: true,
    audit: '录入微心愿',
  },
  listWishes: {
    capability: 'wishes',
    method: 'GET',
    path: '/areas/{area}/wishes',
    summary:
      'The wishes of a community that wait for somebody, the one that ends first first; or those that came true, newest first',
    access: 'signedIn',
    params: areaParams,
    query: z.object({ ...pageQuery, state: z._default(z.enum(['shown', 'confirmed']), 'shown') }),
    reply: page(wishCard),
    errors: [],
  },
  listMyWishes: {
    capability: 'wishes',
    method: 'GET',
    path: '/wishes/mine',
    summary: 'The wishes that I claimed, newest first, and those of my household',
    access: 'signedIn',
    query: z.object(pageQuery),
    reply: z.extend(page(wishCard), { ofHousehold: z.array(wishCard) }),
    errors: [],
  },
  listWishQueue: {
    capability: 'wishes',
    method: 'GET',
    path: '/areas/{area}/wish-queue',
    summary:
      'The wishes of an area by stage: open ones want staff, waiting ones a claimer; oldest first, those that are over newest first',
    access: { roles: overseeingRoles, at: 'params.area' },
    params: areaParams,
    query: z.object({ ...pageQuery, stage: z._default(z.enum(stages), 'open') }),
    reply: page(wishCard),
    errors: [],
  },
  getWishFigures: {
    capability: 'wishes',
    method: 'GET',
    path: '/areas/{area}/wish-figures',
    summary:
      'What became of the wishes of an area, and how many posts were held, month by month, the last twelve at most',
    access: { roles: overseeingRoles, at: 'params.area' },
    params: areaParams,
    query: z.object({ months: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(12)), 6) }),
    reply: z.object({ area: z.string(), months: z.array(monthFigures) }),
    errors: [],
  },
  getWish: {
    capability: 'wishes',
    method: 'GET',
    path: '/wishes/{wishId}',
    summary: 'One wish whole, as I may see it',
    access: { parties: ['steward', 'observer', 'family', 'claimer', 'reader'] },
    params: wishParams,
    reply: wish,
    errors: [],
  },
  getWishFamily: {
    capability: 'wishes',
    method: 'GET',
    path: '/wishes/{wishId}/family',
    summary:
      'Whom it is for: to who serves there; to who claimed it what is needed to bring it, if the worker so decided',
    access: { parties: ['steward', 'claimer'] },
    params: wishParams,
    reply: family,
    errors: ['wrongState'],
    audit: '查看微心愿的家庭',
  },
  showWish: moveRoute('show', 'show', 'Show it: the content check left that to a person'),
  correctWish: { ...moveRoute('correct', 'correct', 'Change its words, worth or last day'), body: wishBodies.correct },
  claimWish: {
    ...moveRoute('claim', 'claim', 'Claim it; one alone does', ['wrongState', 'limitReached']),
    body: wishBodies.claim,
  },
  setWishDelivery: {
    ...moveRoute(
      'setDelivery',
      'delivery',
      'Decide whether the claimer brings it to the door, and is told where that is',
    ),
    body: wishBodies.setDelivery,
  },
  fulfilWish: {
    ...moveRoute('fulfil', 'fulfil', 'Say that it is done, with proof', ['wrongState', 'photoNotReady']),
    body: wishBodies.fulfil,
  },
  giveBackWish: { ...moveRoute('giveBack', 'give-back', 'Give it back for others'), body: wishBodies.reason },
  refuseProof: { ...moveRoute('refuse', 'refuse', 'Ask its claimer for more'), body: wishBodies.reason },
  confirmWish: {
    ...moveRoute('confirm', 'confirm', 'Confirm that it came true; hours are noted where minutes are given'),
    body: wishBodies.confirm,
  },
  thankForWish: {
    ...moveRoute('thank', 'thanks', 'What the family says, in its own words or told to the worker'),
    body: wishBodies.thank,
  },
  keepWish: moveRoute('keep', 'keep', 'Show it on: it was held back, and is all right'),
  withdrawWish: { ...moveRoute('withdraw', 'withdraw', 'Take it down, with a reason'), body: wishBodies.reason },
  reportWish: {
    capability: 'wishes',
    method: 'POST',
    path: '/wishes/{wishId}/reports',
    summary:
      'Report it, as one who lives in its community; once a household. Three hold it back until somebody who serves there has looked',
    access: { parties: ['local'] },
    params: wishParams,
    body: wishBodies.report,
    reply: z.object({ reported: z.literal(true) }),
    errors: ['changedMeanwhile'],
  },
} as const satisfies RouteTable
