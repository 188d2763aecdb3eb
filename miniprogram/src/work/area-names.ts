import { api } from '../api/api.ts'
import { useReading } from '../live/use-reading.ts'

/** The names of some areas as read aloud, each read once; undefined until it is known. */
export function useAreaNames(codes: readonly string[]): (code: string) => string | undefined {
  const distinct = [...new Set(codes)].sort()
  const { reading } = useReading(
    async () => {
      const read = await Promise.all(distinct.map((area) => api.call('getArea', { params: { area } })))
      const names = read.flatMap((one) => (one.ok ? [[one.value.area.code, one.value.area.fullName] as const] : []))
      return { ok: true, value: new Map(names) } as const
    },
    { key: distinct.join(' '), cares: () => false },
  )
  return (code) => (reading.state === 'ready' ? reading.value.get(code) : undefined)
}
