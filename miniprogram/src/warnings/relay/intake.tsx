/** Another system's document, pasted or by its address: it fills in the form; a feed offers its documents to choose from. */
import { useState } from 'react'
import { CAP_MAX, type CapFound, type CapRead, type FeedEntry, URL_MAX } from '../../../../shared/warnings/found.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useNow } from '../../live/use-now.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError, LineField, TextField } from '../../ui/parts/field.tsx'
import { Buttons, Soft } from '../../ui/parts/prose.tsx'
import { Rows, RowTap } from '../../ui/parts/rows.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'
import { say } from '../../ui/toast/say.ts'
import { momentWords } from '../../words/time.ts'

const ways = [
  ['paste', '粘贴文件'],
  ['address', '用网址读取'],
] as const

export function Intake({ onRead }: { onRead: (read: CapRead) => void }) {
  const [way, setWay] = useState<'paste' | 'address'>('paste')
  const [cap, setCap] = useState('')
  const [url, setUrl] = useState('')
  const [feed, setFeed] = useState<{ title: string; entries: readonly FeedEntry[] }>()
  const { act, busy, failure, wrong } = useAct()

  function take(found: CapFound | undefined) {
    if (!found) return
    if (found.what === 'feed') return setFeed(found)
    setFeed(undefined)
    setCap('')
    onRead(found.warning)
    say('读进来了，请核对下面各项')
  }
  const read = async () => take(await act({ cap }, () => api.call('readCap', { body: { cap } })))
  const fetchFrom = async (from: string) =>
    take(await act({ from }, () => api.call('fetchCap', { body: { url: from } })))

  return (
    <Card title='有 CAP 文件？读进来，不用自己填'>
      <Tabs label='怎么读' tabs={ways} current={way} onChoose={setWay} />
      {way === 'paste' ? (
        <>
          <TextField
            id='cap'
            label='文件内容'
            hint='气象、应急等部门发布的 CAP 预警文件（XML），整份粘贴进来'
            placeholder='<?xml …'
            value={cap}
            max={CAP_MAX}
            error={wrong.cap}
            onType={setCap}
          />
          <Buttons>
            <Button icon='file-text' busy={busy} disabled={cap.trim() === ''} onTap={() => void read()}>
              读取文件
            </Button>
          </Buttons>
        </>
      ) : (
        <>
          <LineField
            id='cap-url'
            label='网址'
            hint='CAP 文件或订阅源（Atom）的网址，https:// 开头'
            placeholder='https://'
            value={url}
            max={URL_MAX}
            error={wrong.url}
            onType={setUrl}
          />
          <Buttons>
            <Button icon='globe' busy={busy} disabled={url.trim() === ''} onTap={() => void fetchFrom(url)}>
              读取网址
            </Button>
          </Buttons>
          {feed && <Entries feed={feed} busy={busy} onChoose={(entry) => void fetchFrom(entry.url)} />}
        </>
      )}
      <FieldError id='intake'>{failure && !failure.fields ? failure.message : undefined}</FieldError>
      <Soft>读进来的内容要自己核对一遍再转发。没有文件的，照纸质文件填写下面各项。</Soft>
    </Card>
  )
}

function Entries({
  feed: { title, entries },
  busy,
  onChoose,
}: {
  feed: { title: string; entries: readonly FeedEntry[] }
  busy: boolean
  onChoose: (entry: FeedEntry) => void
}) {
  const now = useNow()
  return (
    <>
      <Soft>{title || '订阅源'}里有这些，选一份：</Soft>
      <Rows label='订阅源里的文件'>
        {entries.map((entry) => (
          <RowTap
            key={entry.url}
            icon='file-text'
            title={entry.title}
            hint={entry.updated && momentWords(entry.updated, now)}
            disabled={busy}
            onTap={() => onChoose(entry)}
          />
        ))}
      </Rows>
    </>
  )
}
