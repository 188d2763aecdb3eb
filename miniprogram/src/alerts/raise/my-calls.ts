/**
 * Who answers alerts at my homes, by phone: read once a day while there is a network, and kept on the phone for when there is
 * none. A first press may be one without a network.
 */
import '../../../../shared/zod.ts'
import * as z from 'zod/mini'
import type { Alert } from '../../../../shared/alerts/alert.ts'
import { DAY } from '../../../../shared/lifecycle.ts'
import type { Me } from '../../../../shared/people/person.ts'
import type { Outcome } from '../../api/outcome.ts'
import type { Clock } from '../../platform/clock.ts'
import { keep, readKept } from '../../platform/kept.ts'
import type { Storage } from '../../platform/storage.ts'

type CallsOf = Alert['calls']

const KEPT = 'alertCalls'
/** More are no help to who is in need. */
const MOST = 6

const kept = z.object({
  person: z.string(),
  /** Of which homes they are, and when they were read by this device's clock; an older app didn't say. */
  homes: z._default(z.string(), ''),
  at: z._default(z.number(), 0),
  calls: z.array(z.object({ name: z.string(), phone: z.string() })),
})

export interface MyCallsPorts {
  read: () => Promise<Outcome<{ calls: CallsOf }>>
  storage: Storage
  clock: Clock
  /** Who is signed in now. */
  me: () => Pick<Me, 'id' | 'homes'> | undefined
}

const homesOf = ({ homes }: Pick<Me, 'homes'>) => homes.map(({ household }) => household).join(' ')

export function makeMyCalls({ read, storage, clock, me }: MyCallsPorts) {
  let reading = false

  function own() {
    const all = readKept(storage, KEPT, kept)
    return all && all.person === me()?.id ? all : undefined
  }

  /** Reads them now; undefined where that can't be. */
  async function fetch(): Promise<CallsOf | undefined> {
    const asked = me()
    if (!asked) return undefined
    const outcome = await read()
    if (!outcome.ok || me()?.id !== asked.id) return undefined
    const { calls } = outcome.value
    keep(storage, KEPT, { person: asked.id, homes: homesOf(asked), at: clock.now(), calls })
    return calls
  }

  return {
    kept: (): CallsOf => own()?.calls ?? [],
    fetch,
    /** Reads them where those that are kept are not of today, or of other homes. A clock that was put back makes none of today. */
    async renew() {
      const person = me()
      if (reading || !person?.homes.length) return
      const all = own()
      if (all && all.homes === homesOf(person) && Math.abs(clock.now() - all.at) < DAY) return
      reading = true
      await fetch().finally(() => {
        reading = false
      })
    },
    /** Keeps those of another place too, until mine are read again. */
    add(calls: CallsOf) {
      const person = me()?.id
      if (person === undefined || calls.length === 0) return
      const { homes = '', at = 0, calls: before = [] } = own() ?? {}
      const once = new Map([...before, ...calls].map((each) => [each.phone, each])).values()
      keep(storage, KEPT, { person, homes, at, calls: [...once].slice(-MOST) })
    },
  }
}
