/** A paged list on a page: what is read so far, kept fresh, and more of it on demand. */
import { useEffect, useRef, useState } from 'react'
import type { Page } from '../../../shared/page.ts'
import type { Outcome } from '../api/outcome.ts'
import { readPages } from '../api/pages.ts'
import { useReading } from './use-reading.ts'

export function useList<T>(key: string, read: (cursor: string | undefined) => Promise<Outcome<Page<T>>>) {
  const [wanted, setWanted] = useState({ key, pages: 1 })
  const pages = wanted.key === key ? wanted.pages : 1
  const { reading, reread } = useReading(() => readPages(read, pages), { key })
  const first = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it reads again when more pages are wanted
  useEffect(() => {
    if (!first.current && pages > 1) void reread()
    first.current = false
  }, [pages])
  return { reading, reread, more: () => setWanted({ key, pages: pages + 1 }) }
}
