import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { shareFiles } from '../photos/files/attach.ts'
import { drafted } from './draft.ts'
import { knownNotice, readsNotice } from './make-move.ts'
import { openDraft } from './open-draft.ts'
import type { NoticePorts } from './ports.ts'
import { toCard } from './view.ts'

/** A former notice as a template: its words, photos, files and targets; its times are over. */
export const copyNotice = operation('copyNotice', {
  reads: readsNotice,
  async run({ actor, found, now, commit }, { random }: NoticePorts) {
    const { notice, parties } = knownNotice(found.notice, actor)
    if (!parties.includes('manager')) throw new Refusal('notAllowed')
    const { card, text, translations, targets, photos, files } = notice
    const { title, kind, priority, confirm } = card
    const body = { title, text, translations, kind, priority, confirm, photos: [], files: [], targets: [] }
    const copy = openDraft(actor, drafted(actor, body, targets, { photos, files }), now, random)
    return commit([...copy.writes, ...shareFiles(files)], toCard(copy.notice.card))
  },
})
