import type { LiveEvent } from '../../live/socket.ts'

/** What is worth reading a case again for: the line is back, or the case changed. A look by staff is kept, so not for anything else. */
export const caresFor =
  (id: string) =>
  (event: LiveEvent): boolean =>
    event.kind === 'opened' || (event.frame.type === 'caseChanged' && event.frame.id === id)
