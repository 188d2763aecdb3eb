/** Making moves on a request through the outbox, so none is lost and none is made twice. */
import { type HelpMove, helpLifecycle } from '../../../../shared/help/lifecycle.ts'
import type { Help } from '../../../../shared/help/request.ts'
import type { Sent } from '../../../../shared/routes.ts'
import type { HelpSendable } from '../../outbox/item.ts'
import { brief } from '../../words/ticket.ts'
import { useSending } from '../parts/use-sending.ts'

export function useDoing(person: string, help: Help) {
  const sending = useSending(person)
  /** A move as the outbox has it. */
  const doing = <O extends HelpSendable>(operation: O, move: HelpMove, body: Sent<O>['body']) => ({
    operation,
    helpId: help.id,
    body,
    label: `${helpLifecycle.moves[move].word}：${brief(help.words, 16)}`,
  })
  /** Makes it; `said` is told when it was made. */
  const act = <O extends HelpSendable>(operation: O, move: HelpMove, body: Sent<O>['body'], said: string) =>
    sending.send(doing(operation, move, body), said)
  return { ...sending, doing, act }
}
