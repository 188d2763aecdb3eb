/** Making a ticket of a post of mine: its words and photos are there already; what kind it is, and where, is said here. */
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { levelOf } from '../../../../../shared/areas/code.ts'
import { POST_MAX } from '../../../../../shared/channels/limits.ts'
import type { Post } from '../../../../../shared/channels/post.ts'
import type { Me } from '../../../../../shared/people/person.ts'
import { api } from '../../../api/api.ts'
import { useAct } from '../../../live/use-act.ts'
import { useNow } from '../../../live/use-now.ts'
import { useReading } from '../../../live/use-reading.ts'
import { emptyForm, type TicketForm, ticketForm } from '../../../outbox/ticket-form.ts'
import { useDraft } from '../../../outbox/use-draft.ts'
import { goInstead, paths } from '../../../paths.ts'
import { Gate } from '../../../session/gate.tsx'
import { CategoryFields } from '../../../tickets/open/category-fields.tsx'
import { PlaceFields } from '../../../tickets/open/place-fields.tsx'
import { Page } from '../../../ui/page/page.tsx'
import { Button, ButtonLink } from '../../../ui/parts/button.tsx'
import { Card } from '../../../ui/parts/card.tsx'
import { Switch } from '../../../ui/parts/choices.tsx'
import { FieldError, TextField } from '../../../ui/parts/field.tsx'
import { Soft } from '../../../ui/parts/prose.tsx'
import { Empty, ErrorState, Skeleton } from '../../../ui/parts/states.tsx'
import { PhotoGrid } from '../../../ui/photo/photo-grid.tsx'
import { ownMoves } from '../parts/post-menu.tsx'

export default function TurnPage() {
  const { params } = useRouter()
  return (
    <Page title='转为诉求'>
      <Gate>{(me) => <Turn key={me.id} me={me} postId={params.id ?? ''} />}</Gate>
    </Page>
  )
}

function Turn({ me, postId }: { me: Me; postId: string }) {
  const now = useNow()
  const { reading, reread } = useReading(() => api.call('getPost', { params: { postId } }), {
    key: postId,
    cares: (event) => event.kind === 'frame' && event.frame.type === 'caseChanged' && event.frame.id === postId,
  })
  if (reading.state === 'loading') return <Skeleton cards={1} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={() => void reread()} />
  const post = reading.value
  const { ticket } = post
  if (!ownMoves(post, now).moves.includes('turn'))
    return (
      <Empty
        icon='clipboard-list'
        title={ticket ? '这条已经转为诉求了' : '这条发言现在不能转为诉求'}
        action={
          ticket?.seen ? (
            <ButtonLink kind='main' to={paths.ticket(ticket.seen.id)}>
              看进展
            </ButtonLink>
          ) : (
            <ButtonLink to={paths.openTicket}>直接提诉求</ButtonLink>
          )
        }
      />
    )
  return <TurnForm me={me} post={post} onTurned={() => void reread()} />
}

/** What the post says already. */
function formOfPost({ text, place, proposal }: Post): TicketForm {
  const level = place?.area && levelOf(place.area)
  const at =
    place?.area && (level === 'grid' || level === 'building') ? { area: place.area, name: place.name } : undefined
  return {
    ...emptyForm,
    text,
    ...(at ? { place: at } : {}),
    ...(proposal ? { category: proposal.category, subcategory: proposal.subcategory } : {}),
  }
}

function TurnForm({ me, post, onTurned }: { me: Me; post: Post; onTurned: () => void }) {
  const draft = useDraft(me.id, `turn:${post.id}`, ticketForm, formOfPost(post))
  const form = draft.value
  const [missing, setMissing] = useState(false)
  const { busy, failure, wrong, act } = useAct()
  const change = (part: Partial<TicketForm>) => draft.update((latest) => ({ ...latest, ...part }))

  async function submit() {
    const { category, subcategory, place, detail, anonymous } = form
    setMissing(category === undefined)
    if (category === undefined) return
    const text = form.text.trim()
    const body = {
      category,
      ...(subcategory ? { subcategory } : {}),
      ...(place ? { place: { area: place.area, ...(detail.trim() ? { detail: detail.trim() } : {}) } } : {}),
      ...(text === post.text ? {} : { text }),
      visibility: form.public ? ('public' as const) : ('private' as const),
      anonymous,
    }
    const wish = { params: { postId: post.id }, body }
    const changed = await act(
      wish,
      (key) => api.call('turnPost', { ...wish, key }),
      '已提交，工作人员会在 2 小时内受理',
    )
    if (!changed) return onTurned()
    draft.forget()
    if (changed.ticket?.seen) goInstead(paths.ticket(changed.ticket.seen.id))
  }
  const general = failure && Object.keys(wrong).length === 0 ? failure.message : undefined
  return (
    <>
      <Soft>频道里的这条发言会标上“已转为诉求”。办得怎么样，只有您和工作人员能看到，除非您向小区公开。</Soft>
      <CategoryFields
        form={form}
        change={change}
        error={missing ? '请选一类' : (wrong.category ?? wrong.subcategory)}
      />
      <TextField
        id='turn-text'
        label='诉求内容'
        hint='就是您发的那段话，可以补充。'
        value={form.text}
        max={POST_MAX}
        error={wrong.text}
        onType={(text) => change({ text })}
      />
      {post.photos.length > 0 && (
        <Card title='照片一起带过去'>
          <PhotoGrid photos={post.photos} />
        </Card>
      )}
      <PlaceFields me={me} form={form} change={change} error={wrong.place ?? wrong['place.area']} />
      <Card>
        <Switch
          label='向小区公开'
          hint='邻居能看到内容和进展，看不到房号'
          on={form.public}
          onChange={(on) => change({ public: on, anonymous: on && form.anonymous })}
        />
        {form.public && (
          <Switch
            label='不显示我的姓名'
            hint='邻居看不到全名，也不能从频道的发言点到这件诉求'
            on={form.anonymous}
            onChange={(anonymous) => change({ anonymous })}
          />
        )}
      </Card>
      <FieldError id='turn'>{general}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void submit()}>
        提交诉求
      </Button>
    </>
  )
}
