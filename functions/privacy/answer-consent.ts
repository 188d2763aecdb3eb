import { Refusal } from '../../shared/errors.ts'
import { type Purpose, purposeTexts } from '../../shared/privacy/purposes.ts'
import { forgetCare } from '../care/forget.ts'
import { operation, type Ports, Stale } from '../http/operation.ts'
import { type Actor, changePerson } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { consentItem, consentsAfter, noChildAlone } from './consent.ts'

/** A word on one purpose. What was held for it alone goes in the same transaction as its consent (个人信息保护法 15, 47). */
export const answerConsent = operation('answerConsent', {
  async run({ actor, body, now, commit }, { table }: Ports) {
    const { purpose, version, given } = body
    if (given) noChildAlone(actor, purpose)
    if (given && version !== purposeTexts[purpose].version)
      throw new Refusal('badInput', { version: '这份说明已更新，请重新看一遍再选' })
    const said = { purpose, version, given, at: isoTime(now) }
    const consents = consentsAfter(actor, said)
    const forgotten = given ? [] : await held(purpose, actor, table, now)
    // Who keeps the records of dozens has more to forget than one transaction takes: all but the own go before.
    for (const each of forgotten.slice(1)) if (!(await table.write(each)).written) throw new Stale()
    return commit(
      [
        changePerson(actor, { consents, ...(purpose === 'phone' && !given ? { phone: undefined } : {}) }),
        { put: consentItem(actor.id, said) },
        ...(forgotten[0] ?? []),
      ],
      said,
    )
  },
})

/** What deletes what is held for a purpose beside the person's own item; a transaction each. */
async function held(purpose: Purpose, actor: Actor, table: Table, now: number): Promise<Write[][]> {
  switch (purpose) {
    case 'contacts':
      return [[{ remove: keys.contacts(actor.id) }]]
    case 'care':
      return forgetCare(table, actor.id)
    case 'child': {
      // A household's ways are loaded when a child leaves it, and not at each start.
      const { forgetChildren } = await import('../households/forget-children.ts')
      // One child after another: each leaves the household otherwise than the next one finds it.
      await forgetChildren(table, actor, now)
      return []
    }
    case 'policy':
    case 'phone':
      return []
  }
}
