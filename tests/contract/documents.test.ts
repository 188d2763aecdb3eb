import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { withDiagrams } from '../../infra/scripts/diagram.ts'

it('ARCHITECTURE.md shows the lifecycle as its table has it', () => {
  const text = readFileSync(new URL('../../ARCHITECTURE.md', import.meta.url), 'utf8')
  expect(text).toContain('stateDiagram-v2')
  expect(text, 'run `npm run generate`').toBe(withDiagrams(text))
})
