import { useState } from 'react'
import type { FieldErrors } from '../../../../shared/errors.ts'
import { caredForIn } from '../../../../shared/help/cared-for.ts'
import { dangerIn } from '../../../../shared/help/danger.ts'
import { helpKinds, helpKindWords } from '../../../../shared/help/kinds.ts'
import { HELP_PHOTOS, WORDS_MAX } from '../../../../shared/help/limits.ts'
import { helpCard, type NewHelp } from '../../../../shared/help/request.ts'
import { DAY } from '../../../../shared/lifecycle.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { useNow } from '../../live/use-now.ts'
import { useAsking } from '../../messages/use-asking.ts'
import { ASK_FORM } from '../../outbox/help-drafts.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { goInstead, paths } from '../../paths.ts'
import { clock } from '../../platform/clock.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError, Group, TextField } from '../../ui/parts/field.tsx'
import { Line } from '../../ui/parts/prose.tsx'
import { PhotoPicker } from '../../ui/photo/photo-picker.tsx'
import { usePhotos } from '../../ui/photo/use-photos.ts'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { dayOf } from '../../words/day.ts'
import { kindIcons } from '../../words/help.ts'
import { brief } from '../../words/ticket.ts'
import { ChoiceTiles } from '../parts/tiles.tsx'
import { useSending } from '../parts/use-sending.ts'
import style from './ask.module.scss'
import { CareSheet } from './care-sheet.tsx'
import { DangerCard } from './danger-card.tsx'
import { type AskForm, askForm, askOf, emptyAsk, isEmptyAsk } from './form.ts'
import { OtherFields } from './other-fields.tsx'
import { WhenFields } from './when-fields.tsx'
import { ForWhom, WhoComes } from './who-fields.tsx'

const kindOptions = helpKinds.map((kind) => [kind, helpKindWords[kind], kindIcons[kind]] as const)

/** The form of a new request. What is typed is kept as a draft at once; `again`: it was filled in as it was asked before. */
export function AskFormView({ me, again }: { me: Me; again: boolean }) {
  const now = useNow()
  const draft = useDraft(me.id, ASK_FORM, askForm, emptyAsk(dayOf(now + DAY)))
  const form = draft.value
  const [wrong, setWrong] = useState<FieldErrors>({})
  const [asked, setAsked] = useState<NewHelp>()
  /** Asked about before it is sent, for it sounds like danger. */
  const [doubtful, setDoubtful] = useState<NewHelp>()
  /** Asked about before it is sent, for it names a child or an elderly person. */
  const [naming, setNaming] = useState<NewHelp>()
  const { busy, failure, wrong: refused, sendFor, forget } = useSending(me.id)
  const { ask } = useAsking('helpMoved')
  const change = (part: Partial<AskForm>) => draft.update((latest) => ({ ...latest, ...part }))
  const photos = usePhotos(form.photos, (ids) => change({ photos: ids }), HELP_PHOTOS)
  const signs = dangerIn(form.words)
  const named = caredForIn(form.words)
  const at = (name: string) => wrong[name] ?? refused[name]
  const faulty = Object.keys(wrong).length > 0

  async function send(body: NewHelp) {
    setAsked(undefined)
    setDoubtful(undefined)
    const label = `请邻居帮忙：${brief(body.words, 16)}`
    const became = await sendFor({ operation: 'openHelp', body, form, label }, helpCard, '已发出，有人应答会告诉您')
    if (!became) return
    draft.forget()
    goInstead(became.state === 'sent' ? paths.helpCase(became.value.id) : paths.myHelp())
  }
  function submit() {
    forget()
    const made = askOf(form, clock.now())
    if ('wrong' in made) return setWrong(made.wrong)
    setWrong({})
    ask()
    if (made.body.care === 'neither' && named) setNaming(made.body)
    else go(made.body)
  }
  function go(body: NewHelp) {
    setNaming(undefined)
    if (signs.length > 0) setDoubtful(body)
    else void send(body)
  }
  function answer(body: NewHelp, yes: boolean) {
    if (!yes) return go(body)
    change({ care: named })
    go({ ...body, care: named })
  }
  function clear() {
    draft.forget()
    photos.clear()
    setWrong({})
  }
  const general = () => {
    if (faulty) return '还有几处要补一下，看看上面标出的地方'
    return failure && !failure.fields ? failure.message : undefined
  }

  return (
    <Box as='section' className={style.form}>
      {draft.restored && !isEmptyAsk(form) && (
        <Card tone='brand'>
          <Box className={style.restored}>
            <Box as='span'>{again ? '照上次的填好了，看看时间，改好再发。' : '已恢复您上次没写完的内容。'}</Box>
            <Button kind='quiet' onTap={clear}>
              清空重写
            </Button>
          </Box>
        </Card>
      )}
      <Group id='help-kind' label='要帮什么忙' error={at('kind')}>
        <ChoiceTiles
          label='要帮什么忙'
          options={kindOptions}
          chosen={form.kind}
          onChoose={(kind) => change({ kind })}
        />
      </Group>
      <TextField
        id='help-words'
        label='说说要帮什么'
        hint='邻居会看到。请不要写姓名、电话、房号，有人来时会告诉他。'
        placeholder='例如：新买的柜子送到楼下了，想请两位邻居一起抬上五楼'
        value={form.words}
        max={WORDS_MAX}
        error={at('words')}
        onType={(words) => change({ words })}
      />
      {signs.length > 0 && <DangerCard signs={signs} />}
      <PhotoPicker id='help-photos' photos={photos} most={HELP_PHOTOS} error={at('photos')} />
      <WhenFields form={form} now={now} change={change} error={at('when') ?? at('at') ?? at('until')} />
      <ForWhom form={form} change={change} at={at} />
      <OtherFields me={me} form={form} change={change} at={at} />
      <WhoComes me={me} form={form} change={change} />
      <Card>
        <Line icon='shield-check'>第一次见面，请约在楼下、小区里等公共地方。</Line>
        <Line icon='clock'>帮了多久会记成时长。时长不够也可以请人帮忙，由社区补上。</Line>
      </Card>
      <FieldError id='help'>{general()}</FieldError>
      {failure?.code === 'sensitive' && (
        <Button
          wide
          onTap={() => {
            const made = askOf(form, clock.now())
            if ('body' in made) setAsked({ ...made.body, confirmed: true })
          }}
        >
          就这样写，给邻居看
        </Button>
      )}
      <Button kind='main' wide busy={busy || photos.busy} onTap={submit}>
        {busy ? '正在发出' : photos.busy ? '照片上传中' : '请邻居帮忙'}
      </Button>
      {naming && named && (
        <CareSheet care={named} onAnswer={(yes) => answer(naming, yes)} onClose={() => setNaming(undefined)} />
      )}
      {doubtful && (
        <Sheet title='先确认没有危险' onClose={() => setDoubtful(undefined)}>
          <DangerCard signs={signs} />
          <Button wide onTap={() => void send(doubtful)}>
            没有危险，请邻居帮忙
          </Button>
        </Sheet>
      )}
      {asked && (
        <Sheet title='写的内容像个人信息' onClose={() => setAsked(undefined)}>
          <Box>附近的邻居都能看到这些内容。电话、证件号、房号最好先去掉，有人来帮忙时再告诉他。</Box>
          <Button kind='main' wide onTap={() => void send(asked)}>
            没关系，发出
          </Button>
          <Button wide onTap={() => setAsked(undefined)}>
            我再改改
          </Button>
        </Sheet>
      )}
    </Box>
  )
}
