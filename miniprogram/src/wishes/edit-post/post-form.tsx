import '../../../../shared/zod.ts'
import { useState } from 'react'
import * as z from 'zod/mini'
import type { FieldErrors } from '../../../../shared/errors.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { duties, dutyWords } from '../../../../shared/wishes/kinds.ts'
import {
  DUTY_MAX,
  newServicePost,
  SEATS_MAX,
  type ServicePost,
  servicePostRoutes,
} from '../../../../shared/wishes/posts.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useAsking } from '../../messages/use-asking.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { goInstead, paths } from '../../paths.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Choices, Switch } from '../../ui/parts/choices.tsx'
import { FieldError, Group, LineField, TextField } from '../../ui/parts/field.tsx'
import { Stack } from '../../ui/parts/prose.tsx'
import { GridField, ownGrid } from '../parts/grid-field.tsx'

const shape = z.object({
  grid: z.optional(z.object({ area: z.string(), name: z.string() })),
  duty: z.optional(z.enum(duties)),
  title: z.string(),
  text: z.string(),
  seats: z.string(),
  closed: z.boolean(),
})
type Values = z.infer<typeof shape>

export function PostForm({ me, post }: { me: Me; post?: ServicePost }) {
  const grid = post?.place ?? ownGrid(me)
  const empty: Values = post
    ? { ...post, grid: post.place, seats: String(post.seats) }
    : { ...(grid ? { grid } : {}), title: '', text: '', seats: '1', closed: false }
  const draft = useDraft(me.id, post ? `post-${post.id}` : 'newServicePost', shape, empty)
  const form = draft.value
  const change = (part: Partial<Values>) => draft.update((latest) => ({ ...latest, ...part }))
  const [wrong, setWrong] = useState<FieldErrors>({})
  const { busy, failure, wrong: refused, act } = useAct()
  const { ask } = useAsking('helpMoved')
  const at = (field: string) => wrong[field] ?? refused[field]

  async function submit() {
    const { duty, title, text, closed } = form
    const words = { title, text, seats: Number(form.seats) }
    const made = post ? await save(post, { ...words, closed }) : await add({ area: form.grid?.area, duty, ...words })
    if (!made) return
    draft.forget()
    goInstead(paths.servicePost(made.id))
  }
  function held<T>(read: {
    success: boolean
    data?: T
    error?: { issues: readonly { path: PropertyKey[]; message: string }[] }
  }) {
    const found: FieldErrors = {}
    for (const issue of read.error?.issues ?? []) found[issue.path.join('.')] ??= issue.message
    setWrong(found)
    return read.success
  }
  async function add(body: object) {
    const read = z.safeParse(newServicePost, body)
    if (!held(read) || !read.success) return undefined
    ask()
    return act(read.data, (key) => api.call('addServicePost', { body: read.data, key }), '已设立')
  }
  async function save({ id }: ServicePost, body: object) {
    const read = z.safeParse(servicePostRoutes.changeServicePost.body, body)
    if (!held(read) || !read.success) return undefined
    const params = { servicePostId: id }
    return act(read.data, (key) => api.call('changeServicePost', { params, body: read.data, key }), '已修改')
  }

  return (
    <Stack>
      {!post && (
        <>
          <GridField
            me={me}
            grid={form.grid}
            error={at('area') && '请选网格'}
            onChoose={(chosen) => change({ grid: chosen })}
          />
          <Group id='post-duty' label='什么岗位' error={at('duty') && '请选岗位'}>
            <Choices
              label='什么岗位'
              options={duties.map((duty) => [duty, dutyWords[duty]] as const)}
              chosen={form.duty}
              onChoose={(duty) => change({ duty })}
            />
          </Group>
        </>
      )}
      <LineField
        id='post-title'
        label='名称'
        placeholder='例如：3 号楼楼道长'
        value={form.title}
        max={30}
        error={at('title')}
        onType={(title) => change({ title })}
      />
      <TextField
        id='post-text'
        label='职责'
        hint='做什么、多久一次、要花多少时间'
        placeholder='例如：每周看一次楼道，有堆物就劝一劝，约半小时'
        value={form.text}
        max={DUTY_MAX}
        error={at('text')}
        onType={(text) => change({ text })}
      />
      <LineField
        id='post-seats'
        label='要几个人'
        hint={`1 到 ${SEATS_MAX} 人`}
        keyboard='number'
        value={form.seats}
        error={at('seats')}
        onType={(seats) => change({ seats })}
      />
      {post && (
        <Switch
          label='停止认领'
          hint='在岗的人不受影响，不再有人能认领'
          on={form.closed}
          onChange={(closed) => change({ closed })}
        />
      )}
      <FieldError id='post'>{failure && !failure.fields ? failure.message : undefined}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void submit()}>
        {busy ? '正在提交' : post ? '保存' : '设立岗位'}
      </Button>
    </Stack>
  )
}
