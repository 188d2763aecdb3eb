import type { ReactNode } from 'react'
import { noticeKindWords, priorityWords } from '../../../../shared/notices/kinds.ts'
import { type NoticeState, noticeLifecycle } from '../../../../shared/notices/lifecycle.ts'
import type { NoticeCard } from '../../../../shared/notices/notice.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { managingRoles } from '../../../../shared/roles/roles.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { go, paths } from '../../paths.ts'
import { useWide } from '../../platform/wide.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { LetterLink } from '../../ui/parts/letter-link.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { type Column, Table } from '../../ui/parts/table.tsx'
import { noticeTimeWords, speakerWords, targetsWords } from '../../words/notice.ts'
import style from '../parts/notice.module.scss'
import { KindTag, PriorityTag, StateTag } from '../parts/notice-tags.tsx'
import type { Kind, Source } from './index.tsx'

export function DeskList({
  me,
  area,
  source,
  state,
  kind,
  words,
}: {
  me: Me
  area: string
  source: Source
  state: NoticeState
  kind: Kind
  words: string
}) {
  const now = useNow()
  const wide = useWide()
  const { reading, reread, more } = useList(`${area}-${source}-${state}`, (cursor) =>
    source === 'made'
      ? api.call('listNotices', { params: { area }, query: { cursor, state } })
      : api.call('listNoticesFor', { params: { area }, query: { cursor } }),
  )
  const shown = (card: NoticeCard) => (kind === 'all' || card.kind === kind) && card.title.includes(words)
  const filtered = kind !== 'all' || words !== ''
  const empty = <Nothing state={source === 'made' ? state : undefined} filtered={filtered} me={me} area={area} />
  const rows = reading.state === 'ready' ? reading.value.items.filter(shown) : []
  if (wide && reading.state === 'ready' && rows.length > 0)
    return (
      <>
        {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
        <Table
          caption={source === 'made' ? `${noticeLifecycle.states[state].word}的通知` : '发到这里的通知'}
          rows={rows}
          columns={columnsAt(now).filter(({ key }) => key !== 'state' || source === 'came')}
          idOf={({ id }) => id}
          onChoose={({ id }) => go(paths.noticeCase(id))}
          file='通知'
        />
        {reading.value.cursor && <Button onTap={more}>再看更多</Button>}
      </>
    )
  return (
    <Letters
      reading={reading}
      reread={reread}
      more={more}
      keyOf={({ id }) => id}
      shown={shown}
      letter={(card) => <StaffLetter card={card} now={now} />}
      empty={empty}
    />
  )
}

function StaffLetter({ card, now }: { card: NoticeCard; now: number }) {
  return (
    <LetterLink
      to={paths.noticeCase(card.id)}
      title={card.title}
      lines={[`发到：${targetsWords(card)}`, `${speakerWords(card)} · ${noticeTimeWords(card, now)}`]}
    >
      <Box as='span' className={style.tags}>
        <StateTag {...card} />
        <PriorityTag priority={card.priority} />
        <KindTag kind={card.kind} />
      </Box>
    </LetterLink>
  )
}

/** What must not break in a cell. */
const Whole = ({ children }: { children: ReactNode }) => (
  <Box as='span' className={style.whole}>
    {children}
  </Box>
)

const columnsAt = (now: number): Column<NoticeCard>[] => [
  { key: 'title', title: '标题', value: ({ title }) => title },
  {
    key: 'kind',
    title: '类型',
    value: ({ kind }) => noticeKindWords[kind],
    cell: (card) => (
      <Whole>
        <KindTag kind={card.kind} />
      </Whole>
    ),
  },
  {
    key: 'priority',
    title: '轻重',
    value: ({ priority }) => priorityWords[priority],
    cell: (card) =>
      card.priority === 'normal' ? (
        '一般'
      ) : (
        <Whole>
          <PriorityTag priority={card.priority} />
        </Whole>
      ),
  },
  { key: 'targets', title: '发到', value: targetsWords },
  { key: 'speaker', title: '发布人', value: speakerWords },
  {
    key: 'state',
    title: '状态',
    value: ({ state }) => noticeLifecycle.states[state].word,
    cell: (card) => (
      <Whole>
        <StateTag {...card} />
      </Whole>
    ),
  },
  {
    key: 'at',
    title: '时间',
    value: ({ publishedAt, changedAt }) => publishedAt ?? changedAt,
    cell: (card) => <Whole>{noticeTimeWords(card, now)}</Whole>,
  },
]

function Nothing({
  state,
  filtered,
  me,
  area,
}: {
  state: NoticeState | undefined
  filtered: boolean
  me: Me
  area: string
}) {
  if (filtered) return <Empty icon='megaphone' title='没有符合条件的通知' />
  if (state === undefined) return <Empty icon='megaphone' title='还没有发到这里的通知' />
  return (
    <Empty
      icon='megaphone'
      title={`没有${noticeLifecycle.states[state].word}的通知`}
      action={
        reaches(me.roles, managingRoles, area) && (
          <ButtonLink icon='file-pen-line' to={paths.composeNotice()}>
            写通知
          </ButtonLink>
        )
      }
    />
  )
}
