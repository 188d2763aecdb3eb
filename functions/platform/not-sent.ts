/** What is known of a request that failed: whether whom it went to may have done what it asked. */

/** An HTTP status by which a request is turned away before anybody looked at it. */
export class TurnedAway extends Error {}
const TURNED_AWAY = [429, 503]
export const turnedAway = (status: number): boolean => TURNED_AWAY.includes(status)

/** Nothing of the request left this machine, or reached another. */
const NOT_CONNECTED = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]

/** Of what `fetch` threw, or a TurnedAway: surely nobody did anything. */
export function surelyNotSent(error: unknown): boolean {
  if (error instanceof TurnedAway) return true
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && NOT_CONNECTED.some((code) => code === cause.code)
}
