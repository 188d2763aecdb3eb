import { operation } from '../http/operation.ts'
import { attach, photoKeys } from '../photos/attach.ts'
import { attachFiles, fileKeys, letFilesGo } from '../photos/files/attach.ts'
import { isoTime } from '../platform/clock.ts'
import { afterMove } from './after-move.ts'
import { attachedTo, checkTimes, drafted } from './draft.ts'
import { knownNotice, readsNotice, writesOf } from './make-move.ts'
import type { NoticePorts } from './ports.ts'
import { targetKeys, targetsOf } from './targets.ts'
import { toCard } from './view.ts'

export const saveDraft = operation('saveDraft', {
  reads: (given) => ({
    ...readsNotice(given),
    areas: targetKeys(given.body.targets),
    photos: photoKeys(given.body.photos),
    files: fileKeys(given.body.files),
  }),
  async run({ body, actor, found, now, commit }, _: NoticePorts) {
    const { notice, mover } = knownNotice(found.notice, actor)
    // Whether it may be made, before what it is made of.
    afterMove(notice, 'edit', mover, {}, isoTime(now))
    checkTimes(body, now)
    const { all, fresh } = attachedTo(body, notice, found, actor.id)
    const draft = drafted(actor, body, targetsOf(body.targets, found.areas), all)
    const moved = afterMove(notice, 'edit', mover, draft, isoTime(now))
    const gone = notice.files.filter(({ id }) => !body.files.includes(id))
    const claims = [...attach(fresh.photos, notice.card.id), ...attachFiles(fresh.files), ...letFilesGo(gone, now)]
    return commit([...writesOf(notice, [moved]), ...claims], toCard(moved.notice.card))
  },
})
