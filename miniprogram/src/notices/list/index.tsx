/** The notices for where I live: what presses first, then the newest. */
import { useState } from 'react'
import { type NoticeKind, noticeKinds, noticeKindWords } from '../../../../shared/notices/kinds.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { paths } from '../../paths.ts'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Filter, Filters } from '../../ui/parts/filters.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { pressingFirst } from '../../words/notice.ts'
import { NoticeLetter } from '../parts/notice-letter.tsx'

export default function List() {
  return (
    <Page title='通知' warned='whole'>
      <Gate>{(me) => <MyNotices key={me.id} me={me} />}</Gate>
    </Page>
  )
}

type Kind = NoticeKind | 'all'
const kinds: readonly (readonly [Kind, string])[] = [
  ['all', '全部'],
  ...noticeKinds.map((kind) => [kind, noticeKindWords[kind]] as const),
]

/** As many as the service looks through for what presses: all of that is on the first page. */
const LIMIT = 50

function MyNotices({ me }: { me: Me }) {
  const now = useNow()
  const [kind, setKind] = useState<Kind>('all')
  const { reading, reread, more } = useList('my-notices', (cursor) =>
    api.call('listMyNotices', { query: { cursor, limit: LIMIT } }),
  )
  const sorted =
    reading.state === 'ready'
      ? { ...reading, value: { ...reading.value, items: pressingFirst(reading.value.items) } }
      : reading
  const some = reading.state === 'ready' && reading.value.items.length > 0
  return (
    <>
      {some && (
        <Filters>
          <Filter label='类型' options={kinds} chosen={kind} onChoose={setKind} />
        </Filters>
      )}
      <Letters
        reading={sorted}
        reread={reread}
        more={more}
        keyOf={({ id }) => id}
        shown={(item) => kind === 'all' || item.kind === kind}
        letter={(item) => <NoticeLetter item={item} now={now} />}
        empty={
          some ? (
            <Empty
              icon='bell'
              title={`还没有“${kind === 'all' ? '' : noticeKindWords[kind]}”通知`}
              action={<Button onTap={() => setKind('all')}>看全部通知</Button>}
            />
          ) : (
            <NoNotice me={me} />
          )
        }
      />
    </>
  )
}

function NoNotice({ me }: { me: Me }) {
  if (me.homes.length > 0)
    return (
      <Empty icon='bell' title='还没有通知'>
        社区、街道发给您家的通知会出现在这里。
      </Empty>
    )
  return (
    <Empty
      icon='bell'
      title='入户后就能收到通知'
      action={
        <ButtonLink kind='main' icon='house' to={paths.join}>
          申请入户
        </ButtonLink>
      }
    >
      停水停电、活动、安全提醒，社区会发到您住的那栋楼。
    </Empty>
  )
}
