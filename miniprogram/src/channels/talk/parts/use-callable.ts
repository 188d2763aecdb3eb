/** Whom a call from a channel goes to just now, in words. */
import type { Called } from '../../../../../shared/channels/call.ts'
import { api } from '../../../api/api.ts'
import { useReading } from '../../../live/use-reading.ts'

export function useCallable(channel: string, words: (called: Called) => string): string {
  const { reading } = useReading(() => api.call('getCallable', { params: { channel } }), {
    key: channel,
    cares: () => false,
  })
  if (reading.state === 'failed') return '暂时看不到谁在值班，呼叫照样会送到'
  return reading.state === 'ready' ? words(reading.value) : '正在看谁在值班'
}
