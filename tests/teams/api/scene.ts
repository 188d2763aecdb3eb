/** The stage of the tests of teams and activities, and what is asked of it again and again. */
import { expect } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { parsePlaces } from '../../../functions/teams/store.ts'
import type { PersonName } from '../../support/district.ts'
import { type Answer, makeStage, type Stage } from '../../support/stage.ts'

export let stage: Stage

/** Begins anew. */
export async function anew(): Promise<void> {
  stage = await makeStage()
}

/** Nothing was logged as a fault. */
export const quiet = () => expect(stage.logged).toEqual([])

export const codeOf = ({ body }: Answer) => body.error?.code
export const whole = (activityId: string, who: PersonName = 'resident') =>
  stage.ok(who, 'getActivity', { params: { activityId } })
export const join = (activityId: string, who: PersonName = 'resident') =>
  stage.ok(who, 'signUp', { params: { activityId } })
export const placesOf = async (id: string) => parsePlaces((await stage.table.read([keys.places(id)]))[0])
