/** The sound of a wall: remembered, heard for what is new, and never silent unnoticed. */
import { describe, expect, it } from 'vitest'
import type { Sounding } from '../../miniprogram/src/platform/sound.ts'
import { makeWallSound, SOUNDS_FOR, type WallSounding } from '../../miniprogram/src/wall/parts/wall-sound.ts'
import { handClock, memoryStorage, settle } from './fakes.ts'

function setUp() {
  const storage = memoryStorage()
  const clock = handClock()
  const page = { touched: false, rings: false, did: [] as string[], said: [] as WallSounding[] }
  const sounding = async (): Promise<Sounding> => (page.touched ? 'on' : 'refused')
  const siren = {
    ready: sounding,
    start: () => {
      page.did.push('start')
      return sounding()
    },
    stop: () => void page.did.push('stop'),
  }
  const load = () =>
    makeWallSound({ storage, clock, siren, rings: () => page.rings, changed: (said) => page.said.push(said) })
  return { clock, page, load }
}

describe('the sound of a wall', () => {
  it('is off until it is turned on, and is heard then, a moment long', async () => {
    const { clock, page, load } = setUp()
    const sound = load()
    sound.begin()
    sound.hear([])
    sound.hear(['a'])
    expect([sound.state(), page.did]).toEqual(['off', []])
    page.touched = true
    sound.turn(true)
    await settle()
    clock.turn(SOUNDS_FOR)
    expect([sound.state(), page.did]).toEqual(['on', ['start', 'stop']])
  })

  it('is remembered: a wall loaded anew says that it is silent until it is touched', async () => {
    const { page, load } = setUp()
    page.touched = true
    load().turn(true)
    page.touched = false
    page.did = []
    const sound = load()
    sound.begin()
    await settle()
    expect([sound.state(), page.said.at(-1), page.did]).toEqual(['silent', 'silent', []])
    page.touched = true
    sound.turn(true)
    await settle()
    expect([sound.state(), page.said.at(-1), page.did]).toEqual(['on', 'on', ['start']])
    sound.turn(false)
    expect(load().state()).toBe('off')
  })

  it('says nothing where the browser lets it sound, and says so when one day it does not', async () => {
    const { page, load } = setUp()
    page.touched = true
    load().turn(true)
    const sound = load()
    sound.begin()
    await settle()
    expect(sound.state()).toBe('on')
    sound.hear(['a'])
    page.touched = false
    sound.hear(['a', 'b'])
    await settle()
    expect(sound.state()).toBe('silent')
  })

  it('is for what was not open at the first look, once for each, and leaves alone what rings for this person', async () => {
    const { clock, page, load } = setUp()
    page.touched = true
    const sound = load()
    sound.turn(true)
    clock.turn(SOUNDS_FOR)
    page.did = []
    sound.hear(['a'])
    sound.hear(['a', 'b'])
    sound.hear(['b'])
    sound.hear(['a', 'b'])
    expect(page.did).toEqual(['start'])
    page.rings = true
    clock.turn(SOUNDS_FOR)
    sound.hear(['a', 'b', 'c'])
    await settle()
    expect(page.did).toEqual(['start'])
  })
})
