import type { OutboxItem } from './item.ts'

/** Why something waits that was tried, and that nobody need do anything about it. */
export const waitingWords = ({ message }: Pick<OutboxItem, 'message'>): string =>
  message ? `${message}，到时会自动发出` : '等待网络，会自动发出'

/** How much waits, and for what: in one line, on every page. Only what the service has put off doesn't wait for the network. */
export function barWords(items: readonly Pick<OutboxItem, 'message'>[]): string {
  const messages = new Set(items.map(({ message }) => message))
  const [only] = messages
  const putOff = messages.size === 1 && only
  const waits = messages.has(undefined) ? '联网后自动发出' : putOff ? waitingWords({ message: only }) : '到时会自动发出'
  return `${items.length} 条待发送，${waits}`
}
