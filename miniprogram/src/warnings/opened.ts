/** That somebody opened a warning, told to the service once for each: when all of it is on the screen, was read aloud, or they say that they saw it. */
import { covers } from '../../../shared/areas/code.ts'
import type { Me } from '../../../shared/people/person.ts'
import type { Warning } from '../../../shared/warnings/warning.ts'
import { api } from '../api/api.ts'

const told = new Set<string>()

/** Whether somebody verifiably lives where it goes to. */
export const livesThere = ({ homes }: Pick<Me, 'homes'>, { area }: Pick<Warning, 'area'>): boolean =>
  homes.some(({ verified, building }) => verified && covers(area.code, building))

/** Nothing is told for who has no verified home there, and nothing of what something followed. That it stands above a page says nothing yet. */
export function tellOpened(
  me: Pick<Me, 'id' | 'homes'>,
  { id, state, area }: Pick<Warning, 'id' | 'state' | 'area'>,
): void {
  const name = `${me.id} ${id}`
  if (!livesThere(me, { area }) || state !== 'standing' || told.has(name)) return
  told.add(name)
  void api.call('openWarning', { params: { warningId: id } }).then((outcome) => {
    // It is told again with the next look.
    if (!outcome.ok) told.delete(name)
  })
}
