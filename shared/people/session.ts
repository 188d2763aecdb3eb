/** Sessions: where somebody is signed in, and how a wide screen becomes so by a code that a phone confirms. */
import '../zod.ts'
import * as z from 'zod/mini'
import { id } from '../ids.ts'
import { DAY, HOUR, MINUTE } from '../lifecycle.ts'
import { moment } from '../zod.ts'
import { me } from './person.ts'

/** How long a token lives, in milliseconds. */
export const TOKEN_LIFE = 2 * HOUR

/** Where someone is signed in: the mini-program on a phone, or a wide screen in a browser. */
export const surfaces = ['phone', 'screen'] as const
export type Surface = (typeof surfaces)[number]

/** How long a session lives without being used, in milliseconds. A screen in an office is left alone sooner than a phone. */
export const SESSION_LIFE: Record<Surface, number> = { phone: 30 * DAY, screen: 12 * HOUR }

/** At most so many sessions of one person are kept; another sign-in ends the one that was not used for longest. */
export const SESSIONS_MAX = 20

export const sessionId = id('ses')

/** A token, the session that it belongs to, and who I am here. */
export const signedIn = z.object({ token: z.string(), expiresAt: moment(), session: sessionId, person: me })
export type SignedIn = z.infer<typeof signedIn>

/** One of my sessions: a device on which I am signed in. */
export const session = z.object({
  id: sessionId,
  surface: z.enum(surfaces),
  device: z.string(),
  openedAt: moment(),
  usedAt: moment(),
  /** Whether it is the one that asks. */
  current: z.boolean(),
})
export type Session = z.infer<typeof session>

/** How long a login code lives, in milliseconds. */
export const LOGIN_LIFE = 2 * MINUTE

/** How often a screen asks whether its code was confirmed, in milliseconds. */
export const LOGIN_ASKED_EVERY = 2000

/**
 * How a login code of a wide screen stands: nobody looked at it, a phone did, and what its person said then. The code is
 * in the picture, for the phone; the secret stays with the browser that asked, and nobody signs in without it.
 */
export const loginStates = ['waiting', 'scanned', 'refused', 'confirmed'] as const
export type LoginState = (typeof loginStates)[number]

/** What a person is asked to judge: which device wants to sign in as them, since when. */
export const login = z.object({
  code: z.string(),
  state: z.enum(loginStates),
  device: z.string(),
  askedAt: moment(),
  expiresAt: moment(),
})
export type Login = z.infer<typeof login>
