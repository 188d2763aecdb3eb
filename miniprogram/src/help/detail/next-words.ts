import { comesFrom, timesOf } from '../../../../shared/help/early.ts'
import { helpLifecycle, isGoing } from '../../../../shared/help/lifecycle.ts'
import type { Help } from '../../../../shared/help/request.ts'
import { momentWords } from '../../words/time.ts'

type Seen = Pick<Help, 'parties' | 'state' | 'choose' | 'accepted' | 'wanted'> & { waiting: readonly unknown[] }

/** To who offered: others were taken, or it is over, so that nothing is to be waited for. */
export const wasNotTaken = ({ parties, state, accepted, wanted }: Seen): boolean =>
  parties.includes('offerer') && !isWanted({ state, accepted, wanted })

/** Whether somebody may still be taken. */
const isWanted = ({ state, accepted, wanted }: Pick<Seen, 'state' | 'accepted' | 'wanted'>): boolean =>
  (state === 'open' || state === 'underway') && accepted < wanted

/** What happens next: the lifecycle speaks to who asked; others read it as what it is to them. */
export function nextWords(help: Seen): string {
  const { parties, state, choose } = help
  const { next } = helpLifecycle.states[state]
  if (parties.includes('asker')) {
    if (state === 'open' && choose === 'pick' && help.waiting.length > 0) return '有邻居应答了，请在下面选定谁来帮忙'
    return next
  }
  if (parties.includes('helper')) return toHelper(help)
  if (parties.includes('offerer')) return toOfferer(help)
  if (isWanted(help)) return choose === 'first' ? '谁先应答就是谁' : '先应答，由请帮忙的邻居来选'
  return parties.includes('neighbour') ? '已有邻居来帮忙了，谢谢您的好意' : next
}

function toHelper({ state }: Seen): string {
  switch (state) {
    case 'open':
    case 'taken':
      return '您已经答应帮忙，下面有地点，可以和对方商量细节'
    case 'underway':
      return '帮完后请点“帮完了”，对方确认后记成时长'
    case 'done':
      return '已经完成，谢谢您'
    case 'lapsed':
      return '时间过了，已自动结束，谢谢您愿意帮忙'
    case 'cancelled':
      return '已经取消，不用去了，谢谢您愿意帮忙'
    case 'handedOver':
      return '已转给网格员办理，不用去了，谢谢您愿意帮忙'
  }
}

function toOfferer(help: Seen): string {
  switch (help.state) {
    case 'open':
    case 'taken':
    case 'underway':
      return wasNotTaken(help)
        ? '这次请了别的邻居，谢谢您的好意；要是有人来不了，对方还可能请您'
        : '您已应答，等对方选定；选定后会看到地点'
    case 'done':
      return '邻居已经帮好了，谢谢您的好意'
    case 'lapsed':
      return '时间过了，已自动结束，不用再等；谢谢您愿意帮忙'
    case 'cancelled':
      return '已经取消，不用再等；谢谢您愿意帮忙'
    case 'handedOver':
      return '已转给网格员办理，不用再等；谢谢您愿意帮忙'
  }
}

/** From when it can be said that one is on the way or that it is done, to whom it is too early for. */
export function earlyWords(help: Pick<Help, 'parties' | 'state' | 'accepted' | 'at'>, now: number): string | undefined {
  const { parties, state, accepted, at } = help
  if (!at || !isGoing(state) || accepted === 0 || !timesOf({ at }, now).early) return undefined
  const from = momentWords(comesFrom(at), now)
  if (parties.includes('helper')) return `${from} 起可以点“我出发了”和“帮完了”`
  return parties.includes('asker') ? `${from} 起可以确认完成；要提前，请先改时间` : undefined
}
