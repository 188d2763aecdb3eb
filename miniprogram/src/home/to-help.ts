import type { NearHelp } from '../../../shared/help/request.ts'

/** Those of the requests near me that I could still come to: not my own, none that I answered already. */
export const toHelp = <Near extends Pick<NearHelp, 'parties'>>(near: readonly Near[]): Near[] =>
  near.filter(({ parties }) => parties.includes('neighbour'))
