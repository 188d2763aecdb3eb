/** What who asked and the accepted helpers say to one another: no phone numbers needed. */
import * as z from 'zod/mini'
import { WORDS_MAX } from '../../../../shared/help/limits.ts'
import type { Help } from '../../../../shared/help/request.ts'
import type { Me } from '../../../../shared/people/contract.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useList } from '../../live/use-list.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { Box } from '../../ui/base/box.tsx'
import { cx } from '../../ui/cx.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError, LineField } from '../../ui/parts/field.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { momentWords } from '../../words/time.ts'
import style from './detail.module.scss'

export function Thread({ me, help, now }: { me: Me; help: Help; now: number }) {
  const { reading, reread, more } = useList(`thread-${help.id}`, (cursor) =>
    api.call('listHelpMessages', { params: { helpId: help.id }, query: { cursor } }),
  )
  const items = reading.state === 'ready' ? [...reading.value.items].reverse() : []
  if (!help.mayTalk && items.length === 0) return null
  return (
    <Card title='商量'>
      {reading.state === 'loading' && <Skeleton cards={1} />}
      {reading.state === 'failed' && <ErrorState failure={reading.failure} retry={() => void reread()} />}
      {reading.state === 'ready' && (
        <>
          {reading.failure && <StaleNote failure={reading.failure} retry={() => void reread()} />}
          {reading.value.cursor && (
            <Button kind='quiet' onTap={more}>
              看更早的
            </Button>
          )}
          {items.length === 0 && <Soft>只有请帮忙的人和来帮忙的人能看到，不用留电话。第一次见面请约在公共地方。</Soft>}
          <Box as='ol' className={style.chat} label='商量' live='polite'>
            {items.map(({ id, name, party, mine, text, at }) => (
              <Box as='li' key={id} className={cx(style.said, mine && style.mine)}>
                <Box className={style.by}>
                  {mine ? '您' : name}
                  {party === 'asker' && !mine && '（请帮忙的人）'} · {momentWords(at, now)}
                </Box>
                <Box className={style.words}>{text}</Box>
              </Box>
            ))}
          </Box>
        </>
      )}
      {help.mayTalk && <Say me={me} help={help} said={() => void reread()} />}
    </Card>
  )
}

const form = z.object({ text: z.string() })

function Say({ me, help, said }: { me: Me; help: Help; said: () => void }) {
  const draft = useDraft(me.id, `say:${help.id}`, form, { text: '' })
  const { text } = draft.value
  const { busy, failure, wrong, act } = useAct()

  async function send() {
    const body = { text: text.trim() }
    if (body.text === '') return
    const done = await act(body, (key) => api.call('sayInHelp', { params: { helpId: help.id }, body, key }))
    if (!done) return
    draft.forget()
    said()
  }
  return (
    <>
      <LineField
        id='help-say'
        label='说一句'
        value={text}
        max={WORDS_MAX}
        error={wrong.text}
        onType={(next) => draft.update(() => ({ text: next }))}
      />
      <FieldError id='help-say-failure'>{failure && !failure.fields ? failure.message : undefined}</FieldError>
      <Button icon='send' busy={busy} disabled={text.trim() === ''} onTap={() => void send()}>
        发送
      </Button>
    </>
  )
}
