/** What an SMS or a call says of where it is: to each what they can do. */
import { expect, it } from 'vitest'
import type { StoredCard } from '../../../functions/alerts/store.ts'
import { newsOf, wordsOf } from '../../../functions/alerts/ways/news.ts'
import { building1 } from '../../support/district.ts'

const away: Pick<StoredCard, 'place' | 'where' | 'elsewhere' | 'raiserName' | 'witnesses'> = {
  place: { area: building1, name: '1号楼' },
  where: 'here',
  elsewhere: true,
  raiserName: '演示居民 甲',
  witnesses: [],
}

it('sends who answers to the app, and asks a contact, who has none, to call', () => {
  expect(wordsOf(away, { as: 'responder' })).toEqual({ to: 'answer', place: '不在家，请打开看位置' })
  for (const as of ['family', 'contact'] as const)
    expect(wordsOf(away, { as })).toMatchObject({ to: 'family', place: '不在家，请先打电话问' })
  const alert = { ...away, id: `alr_${'0'.repeat(26)}`, raisedAt: '2026-03-02T01:00:00.000Z' }
  expect(newsOf(alert, 'per_a', 'neighbour').words).toMatchObject({ where: '不在家，地点还没说' })
})
