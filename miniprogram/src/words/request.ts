/** Requests about personal data in words and icons. */
import type { RequestEntry } from '../../../shared/privacy/contract.ts'
import { type RequestMove, type RequestState, requestLifecycle } from '../../../shared/privacy/lifecycle.ts'
import type { IconName } from '../ui/icon/names.ts'

export const requestStateIcons: Record<RequestState, IconName> = {
  asked: 'hourglass',
  answered: 'circle-check-big',
  withdrawn: 'undo-2',
}

export const requestMoveIcons: Record<RequestMove | 'open', IconName> = {
  open: 'file-pen-line',
  answer: 'message-square-text',
  add: 'plus',
  withdraw: 'undo-2',
  missAnswer: 'timer',
}

/** What happened: 提出了请求, 答复（已按要求办理）. */
export function requestDid({ move, done }: Pick<RequestEntry, 'move' | 'done'>): string {
  if (move === 'open') return '提出了请求'
  const { did } = requestLifecycle.moves[move]
  if (move !== 'answer' || done === undefined) return did
  return done ? `${did}：已按要求办理` : `${did}：没有按要求办理`
}
