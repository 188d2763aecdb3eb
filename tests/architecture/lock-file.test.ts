/** The lock file is whole: `npm ci` refuses one that lacks an entry, which a checkout with its packages in place never shows. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Entry {
  version?: string
  link?: boolean
  /** Comes inside another package, and is held by that one's content. */
  inBundle?: boolean
  resolved?: string
  integrity?: string
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

const { packages } = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Record<string, Entry>
}

/** Where a package that is needed at a place is found: there, or in a folder above. */
function found(place: string, name: string): string | undefined {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/', at.length - 1)))) {
    const path = at ? `${at}/node_modules/${name}` : `node_modules/${name}`
    if (path in packages) return path
    if (!at) return undefined
  }
}

describe('the lock file', () => {
  it('has every package that another needs, those of other platforms too', () => {
    const missing = Object.entries(packages).flatMap(([place, entry]) =>
      Object.keys({ ...entry.dependencies, ...entry.devDependencies, ...entry.optionalDependencies })
        .filter((name) => !found(place, name))
        .map((name) => `${name}, for ${place || 'the project'}`),
    )
    expect(missing).toEqual([])
  })

  it('holds each to its version and content, and names no host to have it from', () => {
    const loose = Object.entries(packages).filter(
      ([place, { version, link, inBundle, integrity, resolved }]) =>
        place !== '' && !link && (!version || !(integrity || inBundle) || resolved !== undefined),
    )
    expect(loose.map(([place]) => place)).toEqual([])
  })
})
