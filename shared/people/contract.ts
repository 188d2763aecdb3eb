/** People: sign-in with WeChat and on wide screens, sessions, and who one is here: homes and roles. */
import '../zod.ts'
import * as z from 'zod/mini'
import { code } from '../codes.ts'
import { heldRole } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { moment, words } from '../zod.ts'
import { home, me, personId } from './person.ts'
import { login, session, sessionId, signedIn } from './session.ts'

export const demoPerson = z.object({
  id: personId,
  name: z.string(),
  title: z.string(),
  code: z.string(),
  homes: z.array(home),
  roles: z.array(heldRole),
})
export type DemoPerson = z.infer<typeof demoPerson>

export const peopleRoutes = {
  signIn: {
    capability: 'people',
    method: 'POST',
    path: '/session',
    summary: 'Sign in with a code of wx.login; the code can be used once, within 5 minutes',
    access: 'anyone',
    body: z.object({
      code: z.string().check(z.minLength(1), z.maxLength(128)),
      /** The session to go on with, if it is still there and mine. */
      session: z.optional(sessionId),
      /** What I will know this device by. */
      device: z._default(words(0, 40), ''),
    }),
    reply: signedIn,
    errors: ['codeRefused', 'tooMany', 'unavailable'],
  },
  renewSession: {
    capability: 'people',
    method: 'POST',
    path: '/session/renewal',
    summary: 'A fresh token for the session of this one',
    access: 'signedIn',
    reply: signedIn,
    errors: [],
  },
  getMe: {
    capability: 'people',
    method: 'GET',
    path: '/me',
    summary: 'Who I am here: my homes and roles',
    access: 'signedIn',
    reply: me,
    errors: [],
  },
  changeName: {
    capability: 'people',
    method: 'POST',
    path: '/me/name',
    summary: 'Change what I am called; what I did before keeps the name of then',
    access: 'signedIn',
    body: z.object({ name: words(1, 20) }),
    reply: me,
    errors: [],
  },
  listSessions: {
    capability: 'people',
    method: 'GET',
    path: '/me/sessions',
    summary: 'Where I am signed in, the last used first',
    access: 'signedIn',
    reply: z.object({ items: z.array(session) }),
    errors: [],
  },
  endSession: {
    capability: 'people',
    method: 'DELETE',
    path: '/me/sessions/{session}',
    summary: 'End a session of mine, this one too: its tokens stop at the next request, and its sockets are closed',
    access: 'signedIn',
    params: z.object({ session: sessionId }),
    reply: z.object({ ended: z.int() }),
    errors: [],
  },
  endOtherSessions: {
    capability: 'people',
    method: 'DELETE',
    path: '/me/sessions',
    summary: 'End all my sessions but this one',
    access: 'signedIn',
    reply: z.object({ ended: z.int() }),
    errors: [],
  },
  askLogin: {
    capability: 'people',
    method: 'POST',
    path: '/login-codes',
    summary: 'Ask to sign in on a wide screen: a code to scan, and the secret that the browser keeps; for 2 minutes',
    access: 'anyone',
    body: z.object({
      /** What the person will know this screen by. */
      device: z._default(words(0, 40), ''),
    }),
    reply: z.object({
      /** As it is shown: XXXXX-XXXXX. */
      code: z.string(),
      secret: z.string(),
      expiresAt: moment(),
      /** The mini-program code, a picture (JPEG or PNG) in base64. Without it (WeChat is out of reach) the code is typed in. */
      image: z.optional(z.string()),
    }),
    status: 201,
    errors: ['tooMany'],
  },
  lookAtLogin: {
    capability: 'people',
    method: 'GET',
    path: '/login-codes/{code}',
    summary: 'What a scanned code would sign in; from then on it is mine to confirm or to refuse',
    access: 'signedIn',
    params: z.object({ code }),
    reply: login,
    errors: ['loginOver'],
  },
  confirmLogin: {
    capability: 'people',
    method: 'POST',
    path: '/login-codes/{code}/confirmation',
    summary: 'Let that screen sign in as me, or refuse it',
    access: 'signedIn',
    params: z.object({ code }),
    body: z.object({ answer: z.enum(['confirm', 'refuse']) }),
    reply: login,
    errors: ['loginOver'],
  },
  claimLogin: {
    capability: 'people',
    method: 'POST',
    path: '/login-codes/{code}/claim',
    summary: 'Ask how my code stands; once it is confirmed the answer is the sign-in, and is given once',
    access: 'anyone',
    params: z.object({ code }),
    body: z.object({ secret: z.string().check(z.minLength(1), z.maxLength(128)) }),
    reply: z.discriminatedUnion('state', [
      z.object({ state: z.literal('waiting') }),
      z.object({ state: z.literal('scanned') }),
      z.object({ state: z.literal('refused') }),
      z.object({ state: z.literal('confirmed'), signedIn }),
    ]),
    errors: ['loginOver'],
  },
} as const satisfies RouteTable

/** The door of the local stage: a code to sign in as each demo person. Deployed stages have no such route. */
export const demoRoutes = {
  listDemoPeople: {
    capability: 'demo',
    method: 'GET',
    path: '/demo/people',
    summary: 'The demo persons, each with a fresh code that signIn takes (local stage only)',
    access: 'anyone',
    reply: z.object({ items: z.array(demoPerson) }),
    errors: ['unavailable'],
  },
} as const satisfies RouteTable
