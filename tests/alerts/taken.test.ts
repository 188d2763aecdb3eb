import { describe, expect, it } from 'vitest'
import { ALERT_TEXT_MAX, raised } from '../../shared/alerts/alert.ts'
import { takeRaised } from '../../shared/alerts/taken.ts'

const nothing = { forWhom: 'self' }

describe('what is said with a press', () => {
  it.each([
    ['nothing at all', undefined],
    ['null', null],
    ['a list', [1]],
    ['a text', 'help'],
  ])('may be %s', (_, given) => {
    expect(takeRaised(given)).toEqual({ body: nothing, spoilt: ['body'] })
  })

  it('is taken as it is where the contract takes it', () => {
    const body = { text: '老人摔倒了', kind: 'medical', where: 'here', forWhom: 'other' }
    expect(takeRaised({ ...body, more: 1 })).toEqual({ body, spoilt: [] })
  })

  it('is cut between characters, not in them', () => {
    const { body, spoilt } = takeRaised({ text: `a${'😀'.repeat(ALERT_TEXT_MAX)}` })
    expect(spoilt).toEqual(['text'])
    expect(body.text).toBe(`a${'😀'.repeat(ALERT_TEXT_MAX / 2 - 1)}`)
  })

  it.each([
    ['household', '42'],
    ['area', null],
    ['kind', 'flood'],
    ['where', 5],
    ['forWhom', {}],
    ['pressedAt', '2026-03-02'],
    ['text', ['a']],
    ['position', { latitude: 91, longitude: 0 }],
  ])('is left out where %s is wrong', (name, value) => {
    expect(takeRaised({ [name]: value })).toEqual({ body: nothing, spoilt: [name] })
  })

  it('keeps a position without what it says of its accuracy', () => {
    const at = { latitude: 30.5, longitude: 114.3 }
    expect(takeRaised({ position: { ...at, accuracy: -5 } }).body.position).toEqual(at)
  })

  it('names no field but those of the contract', () => {
    const given = JSON.parse('{"__proto__":{"kind":"fire"},"toString":1,"constructor":2}')
    expect(takeRaised(given)).toEqual({ body: nothing, spoilt: [] })
    expect(Object.keys(raised.shape)).not.toContain('body')
  })
})
