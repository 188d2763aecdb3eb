/** What stands for an author in the frames of one channel: so that who blocked them can leave their posts out, and no more is said. */
import { createHash } from 'node:crypto'

/** Other in each channel, so that nobody is followed from one to another by it. */
export const authorKey = (person: string, channel: string): string =>
  createHash('sha256').update(`${channel} ${person}`).digest('base64url').slice(0, 12)
