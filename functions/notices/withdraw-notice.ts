import { operation } from '../http/operation.ts'
import { letFilesGo } from '../photos/files/attach.ts'
import { isoTime } from '../platform/clock.ts'
import { afterMove } from './after-move.ts'
import { commitMoves, knownNotice, readsNotice } from './make-move.ts'
import { isShown } from './policy.ts'
import type { NoticePorts } from './ports.ts'

/** Of what was never out the files go, too; of what was out they stay as the record of what was said, and open no more. */
export const withdrawNotice = operation('withdrawNotice', {
  reads: readsNotice,
  async run(call, _: NoticePorts) {
    const { notice, mover } = knownNotice(call.found.notice, call.actor)
    const { reason } = call.body
    const gone = isShown(notice.card) ? [] : notice.files
    const change = {
      notice: { reason, correction: undefined, ...(gone.length ? { files: [] } : {}) },
      card: { pending: false, ...(gone.length ? { fileCount: 0 } : {}) },
      reason,
    }
    const moved = afterMove(notice, 'withdraw', mover, change, isoTime(call.now))
    return commitMoves(call, notice, [moved], letFilesGo(gone, call.now))
  },
})
