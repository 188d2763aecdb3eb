/**
 * What fast-check tries is the same in every run, so that a run fails by what was changed and never by chance. `SEED=7` tries others,
 * `TIMES=20` so many times more of them (a stage needs a longer `--testTimeout` then): when what properties hold was changed, and now and then.
 */
import fc from 'fast-check'

const { SEED = '20261123', TIMES = '1' } = process.env

/** How often a property is tried that would be tried `times` times. */
export const runs = (times: number): number => times * Number(TIMES)

fc.configureGlobal({ seed: Number(SEED), numRuns: runs(100) })
