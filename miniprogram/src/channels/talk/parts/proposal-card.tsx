/** Staff propose to make a ticket of a post of mine: yes leads to what will be filed, no is no. */
import type { Post } from '../../../../../shared/channels/post.ts'
import { categoryWords } from '../../../../../shared/tickets/categories.ts'
import { api } from '../../../api/api.ts'
import { useAct } from '../../../live/use-act.ts'
import { paths } from '../../../paths.ts'
import { Box } from '../../../ui/base/box.tsx'
import { Icon } from '../../../ui/icon/icon.tsx'
import { Button, ButtonLink } from '../../../ui/parts/button.tsx'
import { FieldError } from '../../../ui/parts/field.tsx'
import { Buttons } from '../../../ui/parts/prose.tsx'
import style from './proposal.module.scss'

/** Whether its author still has to say something to a proposal. */
export const isProposed = ({ author, proposal, ticket, state }: Post): boolean =>
  author.mine && state === 'shown' && proposal !== undefined && !proposal.declined && ticket === undefined

export function ProposalCard({ post, onDone }: { post: Post; onDone: (post: Post) => void }) {
  const { busy, failure, act } = useAct()
  const { proposal } = post
  if (!proposal || !isProposed(post)) return null
  async function decline() {
    const wish = { params: { postId: post.id } }
    const changed = await act(wish, (key) => api.call('declineTicket', { ...wish, key }), '好的，不转为诉求')
    if (changed) onDone(changed)
  }
  return (
    <Box className={style.card} role='group' label='建议转为诉求'>
      <Box className={style.title}>
        <Icon name='clipboard-list' /> {[proposal.staff, proposal.name].filter(Boolean).join(' ')}建议把这条转为诉求
      </Box>
      <Box>
        归到“{categoryWords(proposal.category, proposal.subcategory)}”，以您的名义提交，2 小时内受理。您同意才会提交。
      </Box>
      {proposal.note && <Box>留言：{proposal.note}</Box>}
      <FieldError id={`proposal-${post.id}`}>{failure?.message}</FieldError>
      <Buttons>
        <ButtonLink kind='main' icon='check' to={paths.turnPost(post.id)}>
          同意，去提交
        </ButtonLink>
        <Button busy={busy} onTap={() => void decline()}>
          不用了
        </Button>
      </Buttons>
    </Box>
  )
}
