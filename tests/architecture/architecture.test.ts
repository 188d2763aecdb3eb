/** Import directions and other rules of the house, read off the sources. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { routes } from '../../shared/routes.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sources = globSync('{shared,functions,infra,miniprogram}/**/*.{ts,tsx}', { cwd: root })
  .filter((file) => !file.includes('node_modules') && !file.endsWith('.d.ts'))
  .sort()

const text = (file: string) => readFileSync(join(root, file), 'utf8')
/** Without comments and strings, so that prose breaks no rule. */
const code = (file: string) =>
  text(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$|\s\/\/ .*$/gm, '')

function importsOf(file: string): string[] {
  const found = [...text(file).matchAll(/(?<!')\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '')
  return found.map((to) => (to.startsWith('.') ? relative(root, join(root, dirname(file), to)) : to))
}
const under = (folder: string) => sources.filter((file) => file.startsWith(`${folder}/`))
const top = (file: string) => file.split('/')[0] ?? ''
const isLocal = (to: string) => /^(shared|functions|infra|miniprogram|tests)\//.test(to)

/** The files of a folder that import what `allowed` refuses, each with what it imports. */
const offenders = (files: string[], allowed: (to: string, file: string) => boolean) =>
  files.flatMap((file) => importsOf(file).flatMap((to) => (allowed(to, file) ? [] : [`${file} -> ${to}`])))

describe('imports', () => {
  it('there are sources to read', () => expect(sources.length).toBeGreaterThan(80))

  it('shared imports itself and the validator only: no DOM, no Node', () => {
    expect(offenders(under('shared'), (to) => top(to) === 'shared' || to === 'zod/mini')).toEqual([])
    const dom = /\b(window|document|localStorage|navigator|fetch|process|Buffer)\s*[.(]/
    expect(under('shared').filter((file) => dom.test(code(file)))).toEqual([])
  })

  it('functions import shared and functions only', () => {
    expect(offenders(under('functions'), (to) => !isLocal(to) || ['shared', 'functions'].includes(top(to)))).toEqual([])
  })

  it('the mini-program imports shared and itself only, and nothing of Node or AWS', () => {
    const files = sources.filter((file) => file.startsWith('miniprogram/src/'))
    const ours = (to: string) => ['shared', 'miniprogram'].includes(top(to))
    expect(offenders(files, (to) => (isLocal(to) ? ours(to) : !/^(node:|@aws|@middy|aws-)/.test(to)))).toEqual([])
  })

  it('infra imports shared, functions and itself', () => {
    expect(
      offenders(under('infra'), (to) => !isLocal(to) || ['shared', 'functions', 'infra'].includes(top(to))),
    ).toEqual([])
  })

  it("a capability never imports another's store", () => {
    const capabilities = [...new Set(Object.values(routes).map((route) => route.capability))]
    const files = capabilities.flatMap((name) => under(`functions/${name}`))
    // A folder in a capability's own is a part of it.
    const fine = (to: string, file: string) =>
      !/^functions\/\w+\/store\.ts$/.test(to) || file.startsWith(`${dirname(to)}/`)
    expect(offenders(files, fine)).toEqual([])
  })

  it('the validator is imported as a namespace, after it was set up', () => {
    const files = sources.filter((file) => importsOf(file).includes('zod/mini') && file !== 'shared/zod.ts')
    expect(files.filter((file) => /import\s*\{[^}]*\bz\b[^}]*\}\s*from 'zod/.test(text(file)))).toEqual([])
  })
})

describe('sources', () => {
  it('read clock and random in the platform only', () => {
    const impure =
      /\bDate\.now\(|new Date\(\)|Math\.random\(|\brandomBytes\(|\brandomUUID\(|performance\.now\(|getRandomValues\(/
    const files = ['shared', 'functions', 'miniprogram'].flatMap(under)
    const fine = /^functions\/platform\/(clock|random)\.ts$|^miniprogram\/src\/platform\//
    expect(files.filter((file) => impure.test(code(file)) && !fine.test(file))).toEqual([])
  })

  it('cast nothing: what comes in is parsed', () => {
    const cast = /[\w)\]}'`] as (?!const\b)[A-Z{(a-z]/
    const lines = ['shared', 'functions', 'miniprogram'].flatMap(under).flatMap((file) =>
      code(file)
        .split('\n')
        .map((line) => line.replace(/'[^']*'|`[^`]*`/g, "''"))
        .filter((line) => cast.test(line) && !/^\s*(import|export) |^\s+\w+ as \w+,?$|\{.* as .*\} from/.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    )
    expect(lines).toEqual([])
  })

  it('have no barrels and no files named for nothing', () => {
    expect(sources.filter((file) => /(^|\/)(utils?|helpers?|common|misc)\.tsx?$/.test(file))).toEqual([])
    const barrels = sources.filter(
      (file) => /index\.ts$/.test(file) && /^(\s*export .* from .*\n?)+$/.test(code(file).trim()),
    )
    expect(barrels).toEqual([])
  })

  it('scan nothing: reads are by key', () => {
    const files = ['functions', 'infra'].flatMap(under)
    expect(files.filter((file) => /\bScanCommand\b|\bscan\(/.test(code(file)))).toEqual([])
  })

  it('keep to a size that can be read', () => {
    const long = sources.filter((file) => text(file).split('\n').length > 320)
    expect(long).toEqual([])
  })
})
