/**
 * Finding whom to mention: members of a channel by the name that it shows, and who is on duty there. A neighbour is named, never
 * told apart by an id: all whom the channel calls so are meant.
 */
import '../zod.ts'
import * as z from 'zod/mini'
import { levelOf } from '../areas/code.ts'
import { areaCode } from '../areas/contract.ts'
import type { RouteTable } from '../route.ts'
import { words } from '../zod.ts'
import { called } from './call.ts'
import { channelId } from './channel.ts'

const buildingCode = areaCode.check(z.refine((code) => levelOf(code) === 'building', '请选择楼栋'))

/** Whom a post means beside the authors of posts: as the channel shows them; of a neighbour also the building. */
export const meant = z.object({ name: words(1, 60), building: z.optional(buildingCode) })
export type Meant = z.infer<typeof meant>

/** Somebody who can be mentioned. `staff`: what they are here; `where`: of a neighbour, the building by its name. */
export const foundMember = z.extend(meant, { staff: z.optional(z.string()), where: z.optional(z.string()) })
export type FoundMember = z.infer<typeof foundMember>

const channelParams = z.object({ channel: channelId })

export const memberRoutes = {
  findMembers: {
    capability: 'channels',
    method: 'GET',
    path: '/channels/{channel}/members',
    summary: 'Members whom the channel calls so: who serves there by name or role, neighbours by building and surname',
    access: 'signedIn',
    params: channelParams,
    query: z.object({ q: words(1, 30), building: z.optional(buildingCode) }),
    reply: z.object({
      items: z.array(foundMember),
      /** Of what was typed, the buildings, where no surname was. */
      buildings: z.array(z.object({ code: areaCode, name: z.string() })),
    }),
    errors: ['notFound', 'notAllowed', 'tooMany'],
  },
  getCallable: {
    capability: 'channels',
    method: 'GET',
    path: '/channels/{channel}/callable',
    summary: 'Whom a call (@网格员) from this channel goes to just now',
    access: 'signedIn',
    params: channelParams,
    reply: called,
    errors: ['notFound', 'notAllowed'],
  },
} as const satisfies RouteTable
