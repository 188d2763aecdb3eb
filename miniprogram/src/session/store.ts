/** Who is signed in on this device. */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { create } from 'zustand'
import { type Me, me } from '../../../shared/people/person.ts'
import { type SignedIn, sessionId, TOKEN_LIFE } from '../../../shared/people/session.ts'
import { keep, readKept } from '../platform/kept.ts'
import { storage } from '../platform/storage.ts'

const KEPT = 'session'

const session = z.object({
  token: z.string(),
  /** The session on the server that the token belongs to. */
  id: sessionId,
  person: me,
  /** From when on, by this device's clock, a younger token is due: halfway through the life of this one. */
  staleAt: z._default(z.number(), 0),
  /** The demo person that was chosen at the local door, for signing in again silently. */
  demo: z.optional(z.string()),
})
export type Session = z.infer<typeof session>

/** A session as the service answered, at a moment of this device's clock. */
export const sessionOf = ({ token, session: id, person }: SignedIn, now: number, demo?: string): Session => ({
  token,
  id,
  person,
  staleAt: now + TOKEN_LIFE / 2,
  ...(demo === undefined ? {} : { demo }),
})

interface SessionState {
  session: Session | undefined
}

export const useSession = create<SessionState>(() => ({ session: readKept(storage, KEPT, session) }))

export const currentSession = (): Session | undefined => useSession.getState().session

export function beginSession(begun: Session) {
  keep(storage, KEPT, begun)
  useSession.setState({ session: begun })
}

/** What I am here has been read again: my homes, my roles, my name. */
export function putMe(person: Me) {
  const now = currentSession()
  if (now?.person.id === person.id) beginSession({ ...now, person })
}

export function endSession() {
  storage.remove(KEPT)
  useSession.setState({ session: undefined })
}

/** Who I am, for a page that shows only to whoever is signed in. */
export const useMe = (): Me | undefined => useSession((state) => state.session?.person)
