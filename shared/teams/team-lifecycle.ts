/** The life of a volunteer team (志愿队伍): proposed, agreed to by staff of its area, and at last closed. */
import type { Lifecycle } from '../lifecycle.ts'

export const teamStates = ['proposed', 'open', 'refused', 'closed'] as const
export type TeamState = (typeof teamStates)[number]

export const teamMoves = ['agree', 'refuse', 'change', 'appoint', 'close'] as const
export type TeamMove = (typeof teamMoves)[number]

/**
 * How someone stands to a team: its `lead`, `staff` who run its area or one above, a `member`; once it is there, a `neighbour`, who
 * verifiably lives or serves somewhere, and a `visitor`, who is anybody else signed in.
 */
export const teamParties = ['lead', 'staff', 'member', 'neighbour', 'visitor'] as const
export type TeamParty = (typeof teamParties)[number]

export const teamLifecycle: Lifecycle<TeamState, TeamMove, TeamParty, undefined> = {
  initial: 'proposed',
  states: {
    proposed: { word: '待同意', next: '社区工作人员同意后成立', stage: 'waiting' },
    open: { word: '已成立', next: '可以招募队员、组织活动', stage: 'open' },
    refused: { word: '未同意', next: '请看原因，改好后可以再提', stage: 'closed' },
    closed: { word: '已解散', next: '队伍已解散，做过的活动和时长都留着', stage: 'closed' },
  },
  moves: {
    agree: { word: '同意成立', did: '同意成立', from: ['proposed'], to: 'open', by: ['staff'] },
    refuse: { word: '不同意', did: '没有同意', from: ['proposed'], to: 'refused', by: ['staff'] },
    change: { word: '修改介绍', did: '修改了介绍', from: ['proposed', 'open'], to: 'same', by: ['lead', 'staff'] },
    appoint: { word: '指定队长', did: '指定了队长', from: ['open'], to: 'same', by: ['staff'] },
    close: { word: '解散队伍', did: '解散了队伍', from: ['open'], to: 'closed', by: ['lead', 'staff'] },
  },
}
