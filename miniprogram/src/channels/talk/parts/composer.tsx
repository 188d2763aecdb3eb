/** Where one writes: the words, photos, who is meant, whether staff are called. What is typed is kept as a draft at once. */
import { type ReactNode, useEffect, useState } from 'react'
import { POST_MAX } from '../../../../../shared/channels/limits.ts'
import { sensitiveIn } from '../../../../../shared/channels/sensitive.ts'
import { useAsking } from '../../../messages/use-asking.ts'
import { outbox } from '../../../outbox/device-outbox.ts'
import { isBlank, MEANT_WORDS, meansTooMany, type PostForm, placeWords, postBody } from '../../../outbox/post-form.ts'
import { Box } from '../../../ui/base/box.tsx'
import { FieldLabel, TextInput } from '../../../ui/base/input.tsx'
import { Tap } from '../../../ui/base/tap.tsx'
import { cx } from '../../../ui/cx.ts'
import { Icon } from '../../../ui/icon/icon.tsx'
import { PhotoStrip } from '../../../ui/photo/photo-strip.tsx'
import { usePhotos } from '../../../ui/photo/use-photos.ts'
import { linkIcons } from '../../../words/link.ts'
import { callingWords } from '../../../words/post.ts'
import { brief } from '../../../words/ticket.ts'
import style from './composer.module.scss'
import { LinkSheet } from './link-sheet.tsx'
import { type Mentioning, MentionSheet } from './mention-sheet.tsx'
import { PlaceSheet } from './place-sheet.tsx'
import { SensitiveSheet } from './post-sheets.tsx'
import { useCallable } from './use-callable.ts'
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
  mentioning,
}: {
  /** Whose it is. */
  me: string
  place: Place
  form: PostForm
  change: (part: Partial<PostForm>) => void
  forget: () => void
  /** It is on its way. */
  onSaid: () => void
  /** Who can be meant from here. */
  mentioning: Mentioning
}) {
  const { callable } = mentioning
  const { area } = mentioning.channel
  const [asked, setAsked] = useState<'sensitive' | 'place' | 'link' | 'mention'>()
  const { asks, ask } = useAsking('callAnswered')
  /** Sent when the photos are there; `confirmed`: what looks personal was asked about. */
  const [armed, setArmed] = useState<{ confirmed: boolean }>()
  const photos = usePhotos(form.photos, (ids) => change({ photos: ids }))
  const found = sensitiveIn(form.text)
  const tooMany = meansTooMany(form)
  const left = POST_MAX - form.text.length
  const empty = isBlank(form) && photos.uploads.length === 0
  const sending = photos.busy || photos.waiting
  const field = `say-${place.thread ?? place.channel}`

  function send(confirmed: boolean) {
    setAsked(undefined)
    setArmed(undefined)
    void outbox.say({
      person: me,
      channel: place.channel,
      body: postBody(form, confirmed, place.thread),
      label: `发言：${labelOf(form)}`,
    })
    forget()
    photos.clear()
    onSaid()
  }

  // Sent as soon as the last photo is there, without another tap.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the photos are through
  useEffect(() => {
    if (armed && photos.failed) setArmed(undefined)
    if (armed && !sending && !photos.failed) send(armed.confirmed)
  }, [armed, sending, photos.failed])

  function begin(confirmed: boolean) {
    if (form.call) ask()
    setAsked(undefined)
    if (sending) setArmed({ confirmed })
    else send(confirmed)
  }
  const off = empty || left < 0 || tooMany || photos.failed || armed !== undefined

  return (
    <Box className={style.composer}>
      {(form.link || form.place) && (
        <Box className={style.mentions}>
          {form.link && (
            <Tap
              className={style.mention}
              label={`不链接 ${form.link.title}`}
              onTap={() => change({ link: undefined })}
            >
              <Icon name={linkIcons[form.link.ref.kind]} /> {brief(form.link.title, 16)} <Icon name='x' />
            </Tap>
          )}
          {form.place && (
            <Tap className={style.mention} label='不写地点' onTap={() => change({ place: undefined })}>
              <Icon name='map-pin' /> {brief(placeWords(form.place), 16)} <Icon name='x' />
            </Tap>
          )}
        </Box>
      )}
      {form.mentions.length + form.members.length > 0 && (
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
          {form.members.map(({ name, building }) => (
            <Tap
              key={`${building ?? ''} ${name}`}
              className={style.mention}
              label={`不提到 ${name}`}
              onTap={() =>
                change({
                  members: form.members.filter((other) => other.name !== name || other.building !== building),
                })
              }
            >
              @{name} <Icon name='x' />
            </Tap>
          ))}
        </Box>
      )}
      {photos.uploads.length > 0 && <PhotoStrip photos={photos} />}
      {form.call && <Calling channel={place.channel}>{asks && '。发送后微信会问您，回复时要不要提醒'}</Calling>}
      {tooMany && (
        <Box className={cx(style.left, style.over)} role='status'>
          {MEANT_WORDS}，请去掉几位再发
        </Box>
      )}
      {photos.failed && (
        <Box className={cx(style.left, style.over)} role='status'>
          有照片不能用，换一张或删掉它再发
        </Box>
      )}
      {armed && (
        <Box className={style.call} role='status'>
          <Icon name='send' /> {photos.waiting ? '没有网络，照片传好后自动发出，请先别关这一页' : '照片传好后自动发出'}
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
        <Tap label='提到谁' className={style.tool} onTap={() => setAsked('mention')}>
          <Icon name='at-sign' className={style.icon} />
        </Tap>
      </Box>
      <Box className={style.tools}>
        <Tap label='加照片' className={style.tool} disabled={photos.room === 0} onTap={() => void photos.add()}>
          <Icon name='image-plus' className={style.icon} />
        </Tap>
        <Tap label='写地点' className={style.tool} onTap={() => setAsked('place')}>
          <Icon name='map-pin' className={style.icon} />
        </Tap>
        <Tap label='链接通知或诉求' className={style.tool} onTap={() => setAsked('link')}>
          <Icon name='clipboard-list' className={style.icon} />
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
          className={cx(style.send, off && style.off)}
          disabled={off}
          onTap={() => (found.length > 0 ? setAsked('sensitive') : begin(false))}
        >
          <Icon name='send' />
          {armed ? '传好就发' : '发送'}
        </Tap>
      </Box>
      {asked === 'sensitive' && (
        <SensitiveSheet found={found} onYes={() => begin(true)} onClose={() => setAsked(undefined)} />
      )}
      {asked === 'place' && (
        <PlaceSheet
          area={area}
          place={form.place}
          onChoose={(place) => {
            change({ place })
            setAsked(undefined)
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked === 'mention' && (
        <MentionSheet
          {...mentioning}
          form={form}
          onChoose={(part) => {
            change(part)
            setAsked(undefined)
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked === 'link' && (
        <LinkSheet
          onChoose={(link) => {
            change({ link })
            setAsked(undefined)
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Box>
  )
}

/** Whom the call goes to, as long as it is on. */
function Calling({ channel, children }: { channel: string; children: ReactNode }) {
  return (
    <Box className={style.call} role='status'>
      <Icon name='megaphone' /> {useCallable(channel, callingWords)}
      {children}
    </Box>
  )
}

function labelOf({ text, photos, link }: PostForm): string {
  if (text.trim() !== '') return brief(text.trim())
  return photos.length > 0 ? `${photos.length} 张照片` : (link?.title ?? '')
}
