import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { drifted, used } from '../../miniprogram/icons/make.ts'

it('the compiled icons are those of icons/make.ts', () => expect(drifted()).toEqual([]))

it('each of them is drawn somewhere: they travel in the main package', () => {
  const sources = globSync('miniprogram/src/**/*.{ts,tsx}', { exclude: ['**/ui/icon/names.ts'] })
  const words = sources.map((file) => readFileSync(file, 'utf8')).join('\n')
  expect(used.filter((name) => !words.includes(`'${name}'`))).toEqual([])
})
