/** What a move makes of a post. Pure: from a post and a move to the next post and its timeline entry, or a refusal. */
import { type PostFacts, type PostMove, type PostParty, postLifecycle } from '../../shared/channels/lifecycle.ts'
import { decisions } from '../../shared/moderation/reasons.ts'
import { decideMove, type Mover } from '../cases/case.ts'
import { forOtherWords } from './check.ts'
import { excerptOf, type StoredCard, type StoredEntry, type StoredPost, type StoredProposal } from './post.ts'

export interface Details {
  /** The words from now on, of an edit. */
  text?: string | undefined
  reason?: string | undefined
  /** What staff propose to make of it. */
  proposal?: StoredProposal | undefined
  /** What was made of it. */
  ticket?: string | undefined
  /** Where an appeal goes. */
  appealTo?: StoredCard['appealTo']
}

/** A post on its way: as it stands in the table, if it does; as it is after some moves; and what its timeline says of them. */
export interface Course {
  before?: StoredPost
  post: StoredPost
  entries: StoredEntry[]
}

export const courseOf = (post: StoredPost): Course => ({ before: post, post, entries: [] })

export const factsOf = ({ card, ticket, proposal }: StoredPost, now: string): PostFacts => ({
  sinceShown: card.shownAt === undefined ? undefined : Date.parse(now) - Date.parse(card.shownAt),
  appealed: card.appealed,
  turned: ticket !== undefined,
  proposal: proposal && (proposal.declined ? 'declined' : 'open'),
  over: card.late && postLifecycle.states[card.state].clock?.missed === 'letGo',
})

/** Throws `notAllowed` or `wrongState`. `now` is ISO 8601. */
export function afterMove(
  { before, post, entries }: Course,
  move: PostMove,
  mover: Mover<PostParty>,
  { text, reason, appealTo, proposal, ticket }: Details,
  now: string,
): Course {
  const { standing, record } = decideMove(postLifecycle, post, factsOf(post, now), move, mover, now)
  const said = move === 'edit' || move === 'recall' ? { before: post.text } : {}
  const stages = [post.card.state, standing.state].map((state) => postLifecycle.states[state].stage)
  const { entry, end } = record({
    ...said,
    ...(reason ? { reason } : {}),
    audience: { people: toldOf(post, proposal), areas: stages.includes('open') ? [post.card.area] : [] },
  })
  const card: StoredCard = {
    ...post.card,
    ...standing,
    ...(standing.state === 'shown' && !post.card.shownAt ? { shownAt: now } : {}),
    ...(move === 'appeal' ? { appealed: true, appealTo } : {}),
    ...(isDecision(move) ? { decidedBy: mover.personId } : {}),
    ...(text === undefined ? {} : { excerpt: excerptOf(text), editedAt: now }),
  }
  const words = text === undefined ? {} : { text, check: forOtherWords(post.check) }
  const { reason: _, ...kept } = post
  const made = { ...(proposal ? { proposal } : {}), ...(ticket ? { ticket } : {}) }
  const gone = move === 'letGo' ? { photos: [] } : {}
  const after = { ...kept, ...words, ...made, ...gone, ...reasonAfter(post, move, reason), card, ...end }
  return { ...(before ? { before } : {}), post: after, entries: [...entries, entry] }
}

const isDecision = (move: PostMove): boolean => decisions.some((known) => known === move)

/** Its author, and who proposed something about it. */
const toldOf = ({ card, proposal: known }: StoredPost, proposal = known): string[] => [
  ...new Set([card.authorId, ...(proposal ? [proposal.by] : [])]),
]

/** Why it is not shown stays with it until it is; what the author says against it stands in the timeline alone. */
function reasonAfter(post: StoredPost, move: PostMove, reason: string | undefined): { reason?: string } {
  if (move === 'fail' || move === 'reject' || move === 'remove') return reason ? { reason } : {}
  const keeps = move === 'appeal' || move === 'missReview' || move === 'letGo'
  return keeps && post.reason ? { reason: post.reason } : {}
}
