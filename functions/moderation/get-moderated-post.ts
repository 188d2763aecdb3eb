import type { ModeratedPost } from '../../shared/moderation/contract.ts'
import { labelWord } from '../../shared/moderation/labels.ts'
import { entriesOf } from '../cases/entries.ts'
import { knownPost, readsPost } from '../channels/known.ts'
import { parseRow, rowKey } from '../channels/log.ts'
import { parseEntry, type StoredCard, type StoredEntry, type StoredPost } from '../channels/post.ts'
import { fromCase } from '../channels/view.ts'
import { operation } from '../http/operation.ts'
import { parsePerson } from '../people/actor.ts'
import type { Item } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { lookWrite } from '../privacy/look.ts'
import { around, recordOf } from './context.ts'
import type { ModerationPorts } from './ports.ts'
import { toModerationCard } from './queue.ts'
import { householdIn, reportsOf } from './report.ts'

/** A post with all that a decision takes. That its author was looked up is kept with them, and in the audit log; once an hour. */
export const getModeratedPost = operation('getModeratedPost', {
  reads: readsPost,
  async run({ actor, found, now, commit }, { table, photoUrls }: ModerationPorts) {
    const { post, parties } = knownPost(found, actor, ['moderator'])
    const { card } = post
    const { id, authorId, area } = card
    const look = lookWrite(authorId, actor, { what: id, area }, now).put
    const rowAt = card.seq === undefined ? [] : [rowKey(card, card.seq)]
    const [[person, seen, row], reports, record, context, entries] = await Promise.all([
      table.read([keys.person(authorId), { pk: look.pk, sk: look.sk }, ...rowAt]),
      reportsOf(table, id),
      recordOf(table, authorId),
      around(table, card, actor.id, photoUrls),
      entriesOf(table, keys.post(id)),
    ])
    const reply = {
      card: toModerationCard(card, actor.id),
      post: await fromCase(post, parseRow(row), actor.id, parties, photoUrls),
      author: { ...whoWrote(card, person), record },
      ...context,
      reports: reports.map(({ household: _, ...said }) => said),
      found: foundIn(post),
      timeline: entries.map(parseEntry).map(toEntry),
    }
    if (seen) return reply
    return commit([{ put: look, when: isNew }], reply, { area, subject: authorId, what: id })
  },
})

/** What the check found of its words and photos, each once. */
function foundIn({ check }: StoredPost): string[] {
  const verdicts = [check.text, ...check.photos.map(({ verdict }) => verdict)]
  return [...new Set(verdicts.flatMap((each) => (each && each.suggest !== 'pass' ? [labelWord(each.label)] : [])))]
}

/** Who someone is whom the channel calls otherwise; who left is called as they were there. */
function whoWrote({ name, area }: StoredCard, item: Item | undefined): { name: string; home?: string } {
  const person = parsePerson(item)
  if (!person) return { name }
  const household = householdIn(person, area)
  const home = person.homes.find((each) => each.household === household)
  return { name: person.name, ...(home ? { home: `${home.buildingName} ${home.room}` } : {}) }
}

const toEntry = ({ seq, at, move, by, state, before, reason }: StoredEntry): ModeratedPost['timeline'][number] => ({
  seq,
  at,
  move,
  by: { party: by.party, name: by.name },
  state,
  ...(before === undefined ? {} : { before }),
  ...(reason ? { reason } : {}),
})
