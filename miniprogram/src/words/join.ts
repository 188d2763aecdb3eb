/** Joins in words and icons. */
import type { JoinCard } from '../../../shared/households/join.ts'
import { type JoinMove, type JoinState, joinLifecycle } from '../../../shared/households/lifecycle.ts'
import type { IconName } from '../ui/icon/names.ts'

export const joinStateIcons: Record<JoinState, IconName> = {
  waiting: 'hourglass',
  verified: 'circle-check-big',
  refused: 'circle-dashed',
  withdrawn: 'undo-2',
  ended: 'log-out',
}

export const joinMoveIcons: Record<JoinMove | 'open', IconName> = {
  open: 'file-pen-line',
  match: 'smartphone',
  mismatch: 'smartphone',
  accept: 'users-round',
  vouch: 'users-round',
  approve: 'circle-check-big',
  refuse: 'circle-dashed',
  withdraw: 'undo-2',
  missAnswer: 'timer',
  unguard: 'user-round',
  comeOfAge: 'user-round',
  end: 'log-out',
}

export const joinDid = (move: JoinMove | 'open'): string =>
  move === 'open' ? '提交了入户申请' : joinLifecycle.moves[move].did

/** 大江园社区第1网格3号楼 1单元302室 */
export const addressWords = ({ buildingName, room }: Pick<JoinCard, 'buildingName' | 'room'>): string =>
  `${buildingName} ${room}`
