/** The life of an incident (突发事件): an area stands in 急 from when it is opened until it is 平 again. */
import type { Lifecycle } from '../lifecycle.ts'

export const incidentStates = ['open', 'closed'] as const
export type IncidentState = (typeof incidentStates)[number]

export const incidentMoves = ['note', 'group', 'ungroup', 'callRoll', 'endRoll', 'close'] as const
export type IncidentMove = (typeof incidentMoves)[number]

/**
 * How someone stands to an incident. A `commander` runs its area, or one above; an `observer` may see what goes on there; a
 * `helper` serves in a part of it, and knocks at doors.
 */
export const incidentParties = ['commander', 'observer', 'helper'] as const
export type IncidentParty = (typeof incidentParties)[number]

export interface IncidentFacts {
  /** Households are being asked whether they are safe. */
  rolling: boolean
}

const open = ['open'] as const
const commander = ['commander'] as const

export const incidentLifecycle: Lifecycle<IncidentState, IncidentMove, IncidentParty, IncidentFacts> = {
  initial: 'open',
  states: {
    open: { word: '应急中', next: '这里的求助会自动归入；处置完转为平时', stage: 'open' },
    closed: { word: '已转平时', next: '已经结束，经过和结果都留着', stage: 'closed' },
  },
  moves: {
    note: { word: '记一笔', did: '记了一笔', from: open, to: 'same', by: commander },
    group: { word: '归入求助', did: '归入了求助', from: open, to: 'same', by: commander },
    ungroup: { word: '移出求助', did: '移出了求助', from: open, to: 'same', by: commander },
    callRoll: {
      word: '发起报平安',
      did: '发起了报平安',
      from: open,
      to: 'same',
      by: commander,
      guard: ({ rolling }) => !rolling,
    },
    endRoll: {
      word: '结束报平安',
      did: '结束了报平安',
      from: open,
      to: 'same',
      by: commander,
      guard: ({ rolling }) => rolling,
    },
    close: { word: '转为平时', did: '转为平时', from: open, to: 'closed', by: commander },
  },
}
