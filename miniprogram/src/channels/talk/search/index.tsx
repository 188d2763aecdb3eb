import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { api } from '../../../api/api.ts'
import { useList } from '../../../live/use-list.ts'
import { useNow } from '../../../live/use-now.ts'
import { paths } from '../../../paths.ts'
import { clock } from '../../../platform/clock.ts'
import { Gate } from '../../../session/gate.tsx'
import { Page } from '../../../ui/page/page.tsx'
import { LineField } from '../../../ui/parts/field.tsx'
import { LetterLink } from '../../../ui/parts/letter-link.tsx'
import { Letters } from '../../../ui/parts/letters.tsx'
import { Empty } from '../../../ui/parts/states.tsx'
import { postBrief } from '../../../words/post.ts'
import { brief } from '../../../words/ticket.ts'
import { momentWords } from '../../../words/time.ts'

const LEAST = 2
/** Milliseconds of rest after the last letter before it is looked for. */
const REST = 400

export default function SearchPage() {
  const { params } = useRouter()
  return (
    <Page title='搜索发言'>
      <Gate>{() => <Search channel={params.id ?? ''} />}</Gate>
    </Page>
  )
}

function Search({ channel }: { channel: string }) {
  const [typed, setTyped] = useState('')
  const [words, setWords] = useState('')
  useEffect(() => clock.later(REST, () => setWords(typed.trim())), [typed])
  return (
    <>
      <LineField
        id='search-posts'
        label='找什么'
        placeholder='至少两个字，例如：停水'
        value={typed}
        max={40}
        onType={setTyped}
      />
      {words.length >= LEAST ? (
        <Found key={words} channel={channel} words={words} />
      ) : (
        <Empty icon='search' title='输入两个字开始找'>
          只在这个频道里找，最新的排在前面。
        </Empty>
      )}
    </>
  )
}

function Found({ channel, words }: { channel: string; words: string }) {
  const now = useNow()
  const list = useList(words, (cursor) => api.call('searchPosts', { params: { channel }, query: { q: words, cursor } }))
  return (
    <Letters
      {...list}
      keyOf={({ id }) => id}
      letter={(post) => (
        <LetterLink
          to={post.thread ? paths.thread(post.thread, post.id) : paths.thread(post.id)}
          title={post.thread ? `${post.author.name}的回复` : post.author.name}
          lines={[momentWords(post.at, now)]}
        >
          {brief(postBrief(post), 120)}
        </LetterLink>
      )}
      empty={
        <Empty icon='search' title='没有找到'>
          换个说法，或者少写几个字试试。
        </Empty>
      }
    />
  )
}
