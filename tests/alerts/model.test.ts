/** An alert's whole life, thousands of times, with all that can go wrong: nobody is dropped. */
import { describe, expect, it } from 'vitest'
import { alertMoves } from '../../shared/alerts/lifecycle.ts'
import { memoryGround } from './model/memory.ts'
import { shortest, storyOf, tell } from './model/story.ts'

/** Each time some, quickly; `npm run proofs` tells ten thousand. */
const STORIES = Number(process.env.STORIES ?? 400)
const FROM = Number(process.env.STORY ?? 1)

/** What goes wrong in a story, if anything does. */
async function fault(number: number, steps = storyOf(number)): Promise<string | undefined> {
  try {
    await tell(await memoryGround(), number, steps)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

describe('the whole life of alerts', () => {
  it(`holds in ${STORIES} stories`, { timeout: 600_000 }, async () => {
    const happened = new Map<string, number>()
    let granted = 0
    let moved = 0
    for (let number = FROM; number < FROM + STORIES; number++) {
      try {
        const told = await tell(await memoryGround(), number, storyOf(number))
        granted += told.granted
        for (const { alert, entries } of told.world.seen.values()) {
          for (const { move } of entries) happened.set(move, (happened.get(move) ?? 0) + 1)
          if (alert.card.formerly) moved++
        }
      } catch (error) {
        const short = await shortest(storyOf(number), async (steps) => (await fault(number, steps)) !== undefined)
        const told = short.map((step) => JSON.stringify(step)).join('\n')
        throw new Error(`Story ${number}: ${await fault(number, short)}\n${told}`, { cause: error })
      }
    }
    expect(granted).toBeGreaterThan(STORIES * 2)
    // It turns out to be somewhere else often enough that what is lost by that is seen.
    expect(moved).toBeGreaterThan(STORIES / 50)
    // Each move that a story can make came about, in one of five thousand at the least; incidents and drills are told of elsewhere.
    const elsewhere = ['group', 'stop', 'lapse', 'repair', 'forget']
    for (const move of alertMoves)
      if (!elsewhere.includes(move))
        expect(happened.get(move) ?? 0, move).toBeGreaterThanOrEqual(Math.floor(STORIES / 5000))
  })
})
