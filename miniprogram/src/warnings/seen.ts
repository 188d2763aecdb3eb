/** Which warnings somebody said they saw on this device: a line is enough of them from then on. */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { create } from 'zustand'
import type { Warning } from '../../../shared/warnings/warning.ts'
import { keep, readKept } from '../platform/kept.ts'
import { storage } from '../platform/storage.ts'

const KEPT = 'warnings-seen'
/** The last ones; all others are long over. */
const MOST = 50
const ids = z.array(z.string())

const useIds = create<{ ids: readonly string[] }>(() => ({ ids: readKept(storage, KEPT, ids) ?? [] }))

/** A red one is never folded away. */
export const mayFold = ({ level }: Pick<Warning, 'level'>): boolean => level !== 'red'

export function useSeen(person: string | undefined) {
  const { ids: all } = useIds()
  const nameOf = (id: string) => `${person} ${id}`
  return {
    seen: (warning: Pick<Warning, 'id' | 'level'>) => mayFold(warning) && all.includes(nameOf(warning.id)),
    see: (id: string) => {
      const next = [...all.filter((each) => each !== nameOf(id)), nameOf(id)].slice(-MOST)
      useIds.setState({ ids: next })
      keep(storage, KEPT, next)
    },
  }
}
