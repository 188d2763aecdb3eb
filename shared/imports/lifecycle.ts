/**
 * What becomes of an import: asked for, sent, looked through without changing anything (the dry run), and then, if a
 * person says so, carried out. Its history is its counts and the audit log, so it has no timeline.
 */
import { DAY, type Lifecycle, MINUTE } from '../lifecycle.ts'

export const importStates = ['requested', 'checking', 'checked', 'running', 'done', 'failed', 'cancelled'] as const
export type ImportState = (typeof importStates)[number]

export const importMoves = ['check', 'checked', 'run', 'finish', 'fail', 'cancel', 'lapse', 'bump'] as const
export type ImportMove = (typeof importMoves)[number]

/** Who manages the area; the worker that reads the file; the sweep. */
export type ImportParty = 'manager' | 'worker' | 'clock'

export interface ImportFacts {
  /** Rows that can't be taken, and whether the person said to leave them out. */
  wrong: number
  leaveOut: boolean
}

/** How long a worker may be silent before the sweep wakes it again. */
export const SILENT = 5 * MINUTE

export const importLifecycle: Lifecycle<ImportState, ImportMove, ImportParty, ImportFacts> = {
  initial: 'requested',
  states: {
    requested: {
      word: '待上传',
      next: '上传文件后开始检查',
      stage: 'waiting',
      clock: { word: '上传', after: DAY, from: 'entry', missed: 'lapse' },
    },
    checking: {
      word: '检查中',
      next: '逐行检查，不改动任何数据',
      stage: 'open',
      clock: { word: '检查', after: SILENT, from: 'entry', missed: 'bump' },
    },
    checked: {
      word: '已检查',
      next: '看过检查结果后开始导入，三天内有效',
      stage: 'waiting',
      clock: { word: '导入', after: 3 * DAY, from: 'entry', missed: 'lapse' },
    },
    running: {
      word: '导入中',
      next: '逐行写入，中断后会自动接着做',
      stage: 'open',
      clock: { word: '导入', after: SILENT, from: 'entry', missed: 'bump' },
    },
    done: { word: '已完成', next: '文件已删除，名册已更新', stage: 'closed' },
    failed: { word: '没有完成', next: '改好文件后重新上传', stage: 'closed' },
    cancelled: { word: '已取消', next: '文件已删除', stage: 'closed' },
  },
  moves: {
    check: { word: '开始检查', did: '开始检查', from: ['requested'], to: 'checking', by: ['manager'] },
    checked: { word: '检查完成', did: '检查完成', from: ['checking'], to: 'checked', by: ['worker'] },
    run: {
      word: '开始导入',
      did: '开始导入',
      from: ['checked'],
      to: 'running',
      by: ['manager'],
      guard: ({ wrong, leaveOut }) => wrong === 0 || leaveOut,
    },
    finish: { word: '导入完成', did: '导入完成', from: ['running'], to: 'done', by: ['worker'] },
    fail: {
      word: '没有完成',
      did: '没有完成',
      from: ['checking', 'running'],
      to: 'failed',
      by: ['worker', 'clock'],
    },
    cancel: {
      word: '取消',
      did: '取消了',
      from: ['requested', 'checking', 'checked', 'running'],
      to: 'cancelled',
      by: ['manager'],
    },
    lapse: { word: '过期', did: '过期了', from: ['requested', 'checked'], to: 'cancelled', by: ['clock'] },
    bump: { word: '接着做', did: '接着做', from: ['checking', 'running'], to: 'same', by: ['clock'] },
  },
}
