/** One thing, large: to ask to borrow it, or of one's own to take it off the shelf. */
import { useState } from 'react'
import { LENT_MAX, WORDS_MAX } from '../../../../shared/help/limits.ts'
import { type Thing, thingKindWords } from '../../../../shared/help/things.ts'
import { DAY } from '../../../../shared/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useAsking } from '../../messages/use-asking.ts'
import { go, paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { DateInput } from '../../ui/base/when.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import fieldStyle from '../../ui/parts/field.module.scss'
import { FieldError, Group, TextField } from '../../ui/parts/field.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { PhotoGrid } from '../../ui/photo/photo-grid.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { dayAfter, dayOf, momentOf } from '../../words/day.ts'
import { ReportThing } from './report-thing.tsx'
import { LentTag } from './shelf.tsx'

interface Props {
  person: string
  thing: Thing
  now: number
  reread: () => void
  onClose: () => void
}

export function ThingSheet(props: Props) {
  const { person, thing, now, onClose } = props
  const [reporting, setReporting] = useState(false)
  if (reporting)
    return (
      <Sheet title='举报' onClose={onClose}>
        <Soft>{thing.words}</Soft>
        <ReportThing
          person={person}
          thing={thing}
          onDone={() => {
            props.reread()
            onClose()
          }}
        />
      </Sheet>
    )
  return (
    <Sheet title={thing.mine ? '我出借的' : thingKindWords[thing.kind]} onClose={onClose}>
      {thing.photo && <PhotoGrid photos={[thing.photo]} />}
      <Box>{thing.words}</Box>
      <Box>
        <LentTag thing={thing} now={now} />
      </Box>
      {thing.mine ? <Mine {...props} /> : thing.lentUntil === undefined ? <Borrow {...props} /> : <Out />}
      {!thing.mine && (
        <Button kind='quiet' icon='flag' onTap={() => setReporting(true)}>
          举报
        </Button>
      )}
    </Sheet>
  )
}

const Out = () => <Soft>现在在别的邻居那里，还回来后就能借。</Soft>

function Mine({ thing, reread, onClose }: Props) {
  const { busy, failure, act } = useAct()
  async function remove() {
    const params = { thingId: thing.id }
    if (await act('remove', () => api.call('removeThing', { params }), '已下架')) onClose()
    reread()
  }
  return (
    <>
      <FieldError id='thing-remove'>{failure?.message}</FieldError>
      <ButtonLink icon='history' wide to={paths.lending('owner')}>
        看谁想借、借给了谁
      </ButtonLink>
      {thing.lentUntil === undefined && (
        <Button icon='trash-2' wide busy={busy} onTap={() => void remove()}>
          不再出借，下架
        </Button>
      )}
    </>
  )
}

function Borrow({ thing, now, reread, onClose }: Props) {
  const today = dayOf(now)
  const [day, setDay] = useState(dayAfter(today, 3))
  const [words, setWords] = useState('')
  const { busy, failure, wrong, act } = useAct()
  const { ask } = useAsking('helpMoved')

  async function borrow() {
    const until = momentOf(day, '21:00')
    if (!until) return
    // From within the tap, before anything is awaited.
    ask()
    const params = { thingId: thing.id }
    const body = { until, ...(words.trim() ? { words: words.trim() } : {}) }
    const made = await act(body, (key) => api.call('borrowThing', { params, body, key }), '已告诉物主，等他答应')
    reread()
    if (!made) return
    onClose()
    go(paths.loan(made.id))
  }
  return (
    <>
      <Group id='borrow-until' label='哪天还' hint='当天晚上九点前' error={wrong.until}>
        <DateInput
          id='borrow-day'
          label='哪天还'
          className={fieldStyle.input}
          value={day}
          from={today}
          to={dayAfter(today, LENT_MAX / DAY - 1)}
          onPick={setDay}
        />
      </Group>
      <TextField
        id='borrow-words'
        label='带一句话'
        optional
        placeholder='例如：周末装灯用一下'
        value={words}
        max={WORDS_MAX}
        error={wrong.words}
        onType={setWords}
      />
      <FieldError id='borrow'>{failure && !failure.fields ? failure.message : undefined}</FieldError>
      <Button kind='main' wide busy={busy} icon='hand-helping' onTap={() => void borrow()}>
        想借用
      </Button>
    </>
  )
}
