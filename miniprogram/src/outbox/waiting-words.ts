import type { OutboxItem } from './item.ts'

/** Why something waits that was tried, and that nobody need do anything about it. */
export const waitingWords = ({ message }: Pick<OutboxItem, 'message'>): string =>
  message ? `${message}，到时会自动发出` : '等待网络，会自动发出'
