/** What who asked and the accepted helpers say to one another: no phone numbers needed. */
import * as z from 'zod/mini'
import { WORDS_MAX } from '../../../../shared/help/limits.ts'
import type { Help } from '../../../../shared/help/request.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { outbox } from '../../outbox/device-outbox.ts'
import { sayDraft } from '../../outbox/help-drafts.ts'
import type { OutboxItem } from '../../outbox/item.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { waitingWords } from '../../outbox/waiting-words.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { LineField } from '../../ui/parts/field.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { Saying, Sayings } from '../../ui/parts/sayings.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { brief } from '../../words/ticket.ts'
import { momentWords } from '../../words/time.ts'
import { useUnsent } from '../parts/use-sending.ts'

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
          <Sayings label='商量' live>
            {items.map(({ id, name, party, mine, text, at }) => (
              <Saying
                key={id}
                mine={mine}
                by={
                  <>
                    {mine ? '您' : name}
                    {party === 'asker' && !mine && '（请帮忙的人）'} · {momentWords(at, now)}
                  </>
                }
              >
                {text}
              </Saying>
            ))}
          </Sayings>
        </>
      )}
      {help.mayTalk && <Say me={me} help={help} said={() => void reread()} />}
    </Card>
  )
}

const form = z.object({ text: z.string() })

function Say({ me, help, said }: { me: Me; help: Help; said: () => void }) {
  const draft = useDraft(me.id, sayDraft(help.id), form, { text: '' })
  const { words: unsent } = useUnsent(me.id, help.id)
  const text = draft.value.text.trim()
  const write = (next: string) => draft.update(() => ({ text: next }))

  function send() {
    const label = `互助留言：${brief(text, 16)}`
    void outbox.say({ person: me.id, helpId: help.id, body: { text }, label }).then(said)
    draft.forget()
  }
  return (
    <>
      {unsent.length > 0 && (
        <Sayings label='还没有发出的'>
          {unsent.map((item) => (
            <Unsent key={item.key} item={item} onTakeBack={write} />
          ))}
        </Sayings>
      )}
      <LineField id='help-say' label='说一句' value={draft.value.text} max={WORDS_MAX} onType={write} />
      <Button icon='send' disabled={text === '' || text.length > WORDS_MAX} onTap={send}>
        发送
      </Button>
    </>
  )
}

/** What was written and did not leave the device yet. `onTakeBack` puts it back where one writes. */
function Unsent({ item, onTakeBack }: { item: OutboxItem; onTakeBack: (text: string) => void }) {
  const { data } = z.safeParse(form, item.body)
  const refused = item.status === 'refused'
  function takeBack() {
    outbox.discard(item.key)
    onTakeBack(data?.text ?? '')
  }
  return (
    <Saying
      mine
      foot={
        <>
          <Box as='span' role='status'>
            {refused ? `没有发出：${item.message ?? '内容需要修改'}` : item.tried ? waitingWords(item) : '正在发送'}
          </Box>
          {refused && (
            <Button kind='quiet' icon='pencil' onTap={takeBack}>
              取回修改
            </Button>
          )}
        </>
      }
    >
      {data?.text}
    </Saying>
  )
}
