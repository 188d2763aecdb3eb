/** Where one writes: the words, photos, who is meant, whether staff are called. What is typed is kept as a draft at once. */
import { useState } from 'react'
import { POST_MAX } from '../../../../../shared/channels/limits.ts'
import { sensitiveIn } from '../../../../../shared/channels/sensitive.ts'
import { outbox } from '../../../outbox/device-outbox.ts'
import { type PostForm, postBody } from '../../../outbox/post-form.ts'
import { Box } from '../../../ui/base/box.tsx'
import { FieldLabel, TextInput } from '../../../ui/base/input.tsx'
import { Tap } from '../../../ui/base/tap.tsx'
import { cx } from '../../../ui/cx.ts'
import { Icon } from '../../../ui/icon/icon.tsx'
import { PhotoPicker } from '../../../ui/photo/photo-picker.tsx'
import { usePhotos } from '../../../ui/photo/use-photos.ts'
import { brief } from '../../../words/ticket.ts'
import style from './composer.module.scss'
import { SensitiveSheet } from './post-sheets.tsx'
import type { Place } from './use-feed.ts'

/** From so many characters before the limit on, they are counted. */
const COUNTED = 200

export function Composer({
  me,
  place,
  form,
  change,
  forget,
  onSaid,
  callable,
}: {
  /** Whose it is. */
  me: string
  place: Place
  form: PostForm
  change: (part: Partial<PostForm>) => void
  forget: () => void
  /** It is on its way. */
  onSaid: () => void
  /** Whether staff can be called from here. */
  callable: boolean
}) {
  const [asking, setAsking] = useState(false)
  const photos = usePhotos(form.photos, (ids) => change({ photos: ids }))
  const found = sensitiveIn(form.text)
  const left = POST_MAX - form.text.length
  const empty = form.text.trim() === '' && form.photos.length === 0
  const field = `say-${place.thread ?? place.channel}`

  function send(confirmed: boolean) {
    setAsking(false)
    void outbox.say({
      person: me,
      channel: place.channel,
      body: postBody(form, confirmed, place.thread),
      label: `发言：${form.text.trim() === '' ? `${form.photos.length} 张照片` : brief(form.text.trim())}`,
    })
    forget()
    photos.clear()
    onSaid()
  }

  return (
    <Box className={style.composer}>
      {form.mentions.length > 0 && (
        <Box className={style.mentions}>
          {form.mentions.map(({ id, name }) => (
            <Tap
              key={id}
              className={style.mention}
              label={`不提到 ${name}`}
              onTap={() => change({ mentions: form.mentions.filter((other) => other.id !== id) })}
            >
              @{name} <Icon name='x' />
            </Tap>
          ))}
        </Box>
      )}
      {photos.uploads.length > 0 && <PhotoPicker id={`${field}-photos`} photos={photos} />}
      {form.call && (
        <Box className={style.call} role='status'>
          <Icon name='megaphone' /> 会通知网格员和社区，4 小时内有人回复
        </Box>
      )}
      {left < COUNTED && (
        <Box className={cx(style.left, left < 0 && style.over)} role='status'>
          {left < 0 ? `超出 ${-left} 个字` : `还能写 ${left} 个字`}
        </Box>
      )}
      <Box className={style.row}>
        <FieldLabel of={field} className='only-read'>
          {place.thread ? '写回复' : '说点什么'}
        </FieldLabel>
        <TextInput
          id={field}
          label={place.thread ? '写回复' : '说点什么'}
          rows={1}
          className={style.input}
          placeholder={place.thread ? '写回复' : '说点什么'}
          value={form.text}
          invalid={left < 0}
          onType={(text) => change({ text })}
        />
      </Box>
      <Box className={style.row}>
        <Tap label='加照片' className={style.tool} disabled={photos.room === 0} onTap={() => void photos.add()}>
          <Icon name='image-plus' className={style.icon} />
        </Tap>
        {callable && (
          <Tap
            role='switch'
            checked={form.call}
            className={cx(style.tool, style.worded, form.call && style.on)}
            onTap={() => change({ call: !form.call })}
          >
            <Icon name='megaphone' />
            @网格员
          </Tap>
        )}
        <Tap
          className={cx(style.send, (empty || left < 0 || photos.busy) && style.off)}
          disabled={empty || left < 0 || photos.busy}
          onTap={() => (found.length > 0 ? setAsking(true) : send(false))}
        >
          <Icon name='send' />
          {photos.busy ? '照片上传中' : '发送'}
        </Tap>
      </Box>
      {asking && <SensitiveSheet found={found} onYes={() => send(true)} onClose={() => setAsking(false)} />}
    </Box>
  )
}
