import { Refusal } from '../../shared/errors.ts'

/**
 * Who agrees to words has to have seen these: throws `changedMeanwhile` if the case isn't at the version that was on their
 * screen.
 */
export function asSeen({ version }: { version: number }, seen: { version: number }): void {
  if (version !== seen.version) throw new Refusal('changedMeanwhile')
}
