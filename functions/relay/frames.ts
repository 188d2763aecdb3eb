/** Frames from timeline entries: whom they go to, and what they say. */

import { ancestorAt, levels } from '../../shared/areas/code.ts'
import type { Frame } from '../../shared/sockets/contract.ts'
import type { CaseEntry } from '../cases/case.ts'
import { topics } from '../platform/table.ts'

export const frameOf = ({ caseId, version, at }: CaseEntry): Frame => ({ type: 'caseChanged', id: caseId, version, at })

/** The persons whose case it is, and the staff of every area that it was or is held in, or of one above. */
export function topicsOf({ audience }: CaseEntry): string[] {
  const areas = audience.areas.flatMap((code) => levels.map((level) => ancestorAt(code, level)))
  const reached = areas.filter((code) => code !== undefined)
  return [...new Set([...audience.people.map(topics.person), ...reached.map(topics.area)])]
}
