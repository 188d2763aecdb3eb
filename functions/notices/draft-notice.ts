import { operation } from '../http/operation.ts'
import { informWrites } from '../incidents/inform.ts'
import { attach, photoKeys } from '../photos/attach.ts'
import { attachFiles, fileKeys } from '../photos/files/attach.ts'
import { keys } from '../platform/table.ts'
import { attachedTo, checkTimes, drafted } from './draft.ts'
import { openDraft } from './open-draft.ts'
import type { NoticePorts } from './ports.ts'
import { targetKeys, targetsOf } from './targets.ts'
import { toCard } from './view.ts'

export const draftNotice = operation('draftNotice', {
  reads: ({ body }) => ({
    areas: targetKeys(body.targets),
    photos: photoKeys(body.photos),
    files: fileKeys(body.files),
    incident: body.incident ? keys.incident(body.incident) : undefined,
  }),
  async run({ body, actor, found, now, commit }, { random }: NoticePorts) {
    checkTimes(body, now)
    const { all, fresh } = attachedTo(body, { photos: [], files: [] }, found, actor.id)
    const draft = drafted(actor, body, targetsOf(body.targets, found.areas), all)
    const { notice, writes } = openDraft(actor, draft, now, random, body.incident)
    const informs = body.incident ? informWrites(found.incident, actor, notice.card) : []
    const claims = [...attach(fresh.photos, notice.card.id), ...attachFiles(fresh.files)]
    return commit([...writes, ...claims, ...informs], toCard(notice.card))
  },
})
