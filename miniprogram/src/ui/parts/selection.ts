/** Which rows of a list are selected for something done to many at once. Use with Table's `selection` and SelectionBar. */
import { useState } from 'react'

export interface Selection {
  /** Ids, of those that are still shown. */
  ids: readonly string[]
  has: (id: string) => boolean
  toggle: (id: string) => void
  /** Selects all that are shown, up to `most`; or none, if all are. */
  toggleAll: () => void
  all: boolean
  clear: () => void
}

/** `shown`: the ids that can be selected now, in their order; `most`: as many as one answer takes. */
export function useSelection(shown: readonly string[], most: number): Selection {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const ids = shown.filter((id) => chosen.includes(id))
  const all = shown.length > 0 && ids.length === Math.min(shown.length, most)
  return {
    ids,
    all,
    has: (id) => ids.includes(id),
    toggle: (id) => setChosen(ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id].slice(0, most)),
    toggleAll: () => setChosen(all ? [] : shown.slice(0, most)),
    clear: () => setChosen([]),
  }
}
