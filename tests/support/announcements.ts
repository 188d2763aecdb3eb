/** What was told to all who live somewhere, for tests of who may see how far that got: notices and warnings. */
import { overseesPart } from '../../functions/notices/policy.ts'
import type { StoredPerson } from '../../functions/people/actor.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { OperationId } from '../../shared/routes.ts'
import { community, street } from './district.ts'
import { noticeKinds } from './notices.ts'
import type { Stage } from './stage.ts'
import { relay, warningKinds } from './warnings.ts'

/** Where those that are out went to. */
const out = new Map<string, string>()
const goesTo = (area: string, make: (stage: Stage) => Promise<string>) => async (stage: Stage) => {
  const id = await make(stage)
  out.set(id, area)
  return id
}

export const announcementKinds = {
  'a draft': noticeKinds['a draft'],
  'a notice that is out': goesTo(community, noticeKinds['a notice that is out']),
  'a notice to the street': goesTo(
    street,
    noticeKinds['a notice to the street that is out, with a correction that waits'],
  ),
  'a warning for the community': goesTo(community, warningKinds['a warning for the community']),
  'a warning for the street': goesTo(street, async (stage) => (await relay(stage, { area: street }, 'streetStaff')).id),
}

/** Reach is of what is out; doors are those of the roster, in a building that it went to; delivery is for staff of a part of where it went to. */
export const announcementRefusal = (
  { roles }: StoredPerson,
  id: string,
  { household }: Record<string, string>,
  operation: OperationId,
): ErrorCode | undefined => {
  const area = out.get(id)
  if (area === undefined) return 'notFound'
  if (operation === 'getDelivery') return overseesPart(roles, [area]) ? undefined : 'notFound'
  // The newcomer's household is far from where the announcements of the tests go to.
  return household === undefined ? undefined : 'notFound'
}
