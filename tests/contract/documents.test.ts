import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { withDiagrams } from '../../infra/scripts/diagram.ts'
import { escalationDiagram } from '../../infra/scripts/escalation-diagram.ts'
import { escalationOf } from '../../shared/alerts/escalation.ts'
import { alertKinds } from '../../shared/alerts/kinds.ts'

it('ARCHITECTURE.md shows the lifecycles and the escalation chain as their tables have them', () => {
  const text = readFileSync(new URL('../../ARCHITECTURE.md', import.meta.url), 'utf8')
  expect(text).toContain('stateDiagram-v2')
  expect(text, 'run `npm run generate`').toBe(withDiagrams(text))
})

it('the escalation chain names every kind once, and of each policy every level and moment', () => {
  const drawn = escalationDiagram()
  for (const kind of alertKinds) {
    expect(drawn.match(new RegExp(`["·] ?${kind} `, 'g')), kind).toHaveLength(1)
    const { steps, again } = escalationOf[kind]
    for (const { level, after } of steps)
      expect(drawn).toMatch(new RegExp(`"${after ? `${after / 1000} s` : 'at once'}: .*${level}`))
    expect(drawn).toContain(`every ${again / 1000} s, for ever: ${steps.at(-1)?.level}`)
  }
})
