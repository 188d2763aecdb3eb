import { useState } from 'react'
import type { FieldErrors } from '../../../../shared/errors.ts'
import { templates } from '../../../../shared/messages/templates.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { TEXT_MAX, ticketCard } from '../../../../shared/tickets/ticket.ts'
import { useAsking } from '../../messages/use-asking.ts'
import { outbox } from '../../outbox/device-outbox.ts'
import { bodyOf, emptyForm, isEmpty, OPEN_FORM, type TicketForm, ticketForm } from '../../outbox/ticket-form.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { goInstead, paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Switch } from '../../ui/parts/choices.tsx'
import { FieldError, TextField } from '../../ui/parts/field.tsx'
import { PhotoPicker } from '../../ui/photo/photo-picker.tsx'
import { usePhotos } from '../../ui/photo/use-photos.ts'
import { say } from '../../ui/toast/say.ts'
import { brief } from '../../words/ticket.ts'
import { CategoryFields } from './category-fields.tsx'
import { errorAt, wrongIn } from './check.ts'
import style from './open.module.scss'
import { PlaceFields } from './place-fields.tsx'

/** The form of a new ticket. What is typed is kept as a draft at once. */
export function OpenForm({ me }: { me: Me }) {
  const draft = useDraft(me.id, OPEN_FORM, ticketForm, emptyForm)
  const form = draft.value
  const [wrong, setWrong] = useState<FieldErrors>({})
  const [general, setGeneral] = useState<string>()
  const [busy, setBusy] = useState(false)
  const { asks, ask } = useAsking('ticketMoved')
  const photos = usePhotos(form.photos, (ids) => draft.update((latest) => ({ ...latest, photos: ids })))
  const change = (part: Partial<TicketForm>) => draft.update((latest) => ({ ...latest, ...part }))

  async function submit() {
    const found = wrongIn(form, me.homes.length > 0)
    setWrong(found)
    setGeneral(undefined)
    if (Object.keys(found).length > 0) return setGeneral('还有几处要补一下，看看上面标出的地方')
    ask()
    setBusy(true)
    const label = `诉求：${brief(form.text)}`
    const wish = { person: me.id, operation: 'openTicket', body: bodyOf(form), label } as const
    const sending = await outbox.submit(wish, ticketCard)
    setBusy(false)
    switch (sending.state) {
      case 'sent':
        draft.forget()
        say('已提交，工作人员会在 2 小时内受理')
        return goInstead(paths.ticket(sending.value.id))
      case 'kept':
        draft.forget()
        say('现在发不出去，已放进“待发送”，联网后自动发出')
        return goInstead(paths.myTickets)
      case 'refused':
        setWrong(sending.failure.fields ?? {})
        return setGeneral(sending.failure.message)
    }
  }

  function clear() {
    draft.forget()
    photos.clear()
    setWrong({})
  }

  return (
    <Box as='section' className={style.form}>
      {draft.restored && !isEmpty(form) && (
        <Card tone='brand'>
          <Box className={style.restored}>
            <Box as='span'>已恢复您上次没写完的内容。</Box>
            <Button kind='quiet' onTap={clear}>
              清空重写
            </Button>
          </Box>
        </Card>
      )}
      <CategoryFields form={form} change={change} error={errorAt(wrong, 'category') ?? errorAt(wrong, 'subcategory')} />
      <TextField
        id='ticket-text'
        label='说说情况'
        hint='在哪里、出了什么事、希望怎么办。请不要写别人的身份证号、电话。'
        placeholder='例如：3 号楼 2 单元的电梯这几天总是停在 5 楼'
        value={form.text}
        max={TEXT_MAX}
        error={errorAt(wrong, 'text')}
        onType={(text) => change({ text })}
      />
      <PlaceFields me={me} form={form} change={change} error={errorAt(wrong, 'place')} />
      <PhotoPicker id='ticket-photos' photos={photos} error={errorAt(wrong, 'photos')} />
      <Card>
        <Switch
          label='向小区公开'
          hint='邻居能看到内容，看不到房号'
          on={form.public}
          onChange={(on) => change({ public: on, anonymous: on && form.anonymous })}
        />
        {form.public && (
          <Switch
            label='不显示我的姓名'
            hint='邻居看不到您是谁，工作人员能看到'
            on={form.anonymous}
            onChange={(anonymous) => change({ anonymous })}
          />
        )}
      </Card>
      <FieldError id='ticket'>{general}</FieldError>
      <Button kind='main' wide busy={busy || photos.busy} onTap={() => void submit()}>
        {busy ? '正在提交' : photos.busy ? '照片上传中' : '提交诉求'}
      </Button>
      <Box className={style.note}>
        {asks && `${templates.ticketMoved.why}：微信会接着问您，每同意一次可以提醒一次。`}
        提交后，工作人员会在 2 小时内受理，7 天内给出处理结果。遇到危险请直接打 110、119、120。
      </Box>
    </Box>
  )
}
