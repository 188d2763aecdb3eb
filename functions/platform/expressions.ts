/** Update expressions from plain data: dotted paths to values. Every name is a placeholder, so no reserved word bites. */

export interface Changes {
  /** Paths to set, such as `card.state`; a path whose value is undefined is removed. */
  set: Record<string, unknown>
  /** Paths to numbers to add to. */
  add?: Record<string, number>
  /** The same of names, not paths, of which there may be none yet: then they count from nothing. */
  count?: Record<string, number>
}

export interface Condition {
  expression: string
  values?: Record<string, unknown>
}

/** The condition that no such item exists yet, that one exists, that a case is still at this version. */
export const isNew: Condition = { expression: 'attribute_not_exists(pk)' }
export const exists: Condition = { expression: 'attribute_exists(pk)' }
export const atVersion = (version: number): Condition => ({
  expression: 'version = :version',
  values: { ':version': version },
})

/** The expression, names and values of an update. Adding to a path counts from what is there. */
export function updateExpression(changes: Changes) {
  const names: Record<string, string> = {}
  const values: Record<string, unknown> = {}
  const sets: string[] = []
  const removes: string[] = []
  const placeholder = (path: string) =>
    path
      .split('.')
      .map((part) => {
        names[`#${part}`] = part
        return `#${part}`
      })
      .join('.')
  const value = (given: unknown) => {
    const name = `:v${Object.keys(values).length}`
    values[name] = given
    return name
  }
  for (const [path, given] of Object.entries(changes.set)) {
    const at = placeholder(path)
    if (given === undefined) removes.push(at)
    else sets.push(`${at} = ${value(given)}`)
  }
  for (const [path, amount] of Object.entries(changes.add ?? {})) {
    const at = placeholder(path)
    sets.push(`${at} = ${at} + ${value(amount)}`)
  }
  const counts = Object.entries(changes.count ?? {}).map(([name, amount]) => `${placeholder(name)} ${value(amount)}`)
  const clauses = [
    sets.length ? `SET ${sets.join(', ')}` : '',
    removes.length ? `REMOVE ${removes.join(', ')}` : '',
    counts.length ? `ADD ${counts.join(', ')}` : '',
  ]
  return { expression: clauses.filter(Boolean).join(' '), names, values }
}
