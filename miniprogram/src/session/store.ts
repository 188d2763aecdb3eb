/** Who is signed in on this device. */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { create } from 'zustand'
import { type Me, me, sessionId } from '../../../shared/people/contract.ts'
import { keep, readKept } from '../platform/kept.ts'
import { storage } from '../platform/storage.ts'

const KEPT = 'session'

const session = z.object({
  token: z.string(),
  /** The session on the server that the token belongs to. */
  id: sessionId,
  person: me,
  /** The demo person that was chosen at the local door, for signing in again silently. */
  demo: z.optional(z.string()),
})
export type Session = z.infer<typeof session>

interface SessionState {
  session: Session | undefined
}

export const useSession = create<SessionState>(() => ({ session: readKept(storage, KEPT, session) }))

export const currentSession = (): Session | undefined => useSession.getState().session

export function beginSession(begun: Session) {
  keep(storage, KEPT, begun)
  useSession.setState({ session: begun })
}

export function endSession() {
  storage.remove(KEPT)
  useSession.setState({ session: undefined })
}

/** Who I am, for a page that shows only to whoever is signed in. */
export const useMe = (): Me | undefined => useSession((state) => state.session?.person)
