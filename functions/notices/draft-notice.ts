import { operation } from '../http/operation.ts'
import { attach, photoKeys } from '../photos/attach.ts'
import { checkTimes, drafted, photosOf } from './draft.ts'
import { openDraft } from './open-draft.ts'
import type { NoticePorts } from './ports.ts'
import { targetKeys, targetsOf } from './targets.ts'
import { toCard } from './view.ts'

export const draftNotice = operation('draftNotice', {
  reads: ({ body }) => ({ areas: targetKeys(body.targets), photos: photoKeys(body.photos) }),
  async run({ body, actor, found, now, commit }, { random }: NoticePorts) {
    checkTimes(body, now)
    const { all, fresh } = photosOf(body.photos, [], found.photos, actor.id)
    const draft = drafted(actor, body, targetsOf(body.targets, found.areas), all)
    const { notice, writes } = openDraft(actor, draft, now, random)
    return commit([...writes, ...attach(fresh, notice.card.id)], toCard(notice.card))
  },
})
