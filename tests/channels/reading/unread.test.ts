import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseMarks } from '../../../functions/channels/marks.ts'
import { readOn } from '../../../functions/channels/unread.ts'
import { building1, community, grid1, people } from '../../support/district.ts'
import { runs } from '../../support/properties.ts'

it('marks of one’s own channels are never dropped, and of others a bounded number is kept, the newest among them', () => {
  const others = fc.array(
    fc.stringMatching(/^[0-9]{15}$/).filter((code) => code !== grid1),
    { maxLength: 300 },
  )
  fc.assert(
    fc.property(others, (channels) => {
      let marks = parseMarks(undefined)
      for (const channel of [building1, grid1, community, ...channels])
        marks = { ...marks, read: readOn(marks, channel, { seq: 1, posts: 1 }, people.resident) }
      const kept = Object.keys(marks.read)
      expect(kept).toEqual(expect.arrayContaining([building1, grid1, community]))
      expect(kept.length).toBeLessThanOrEqual(3 + 101)
      const last = channels.at(-1)
      if (last) expect(kept).toContain(last)
    }),
    { numRuns: runs(30) },
  )
})
