/** What can be claimed in a community: wishes of families in need, and service posts; and what came true already. */
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { type WishKind, wishKinds, wishKindWords } from '../../../../shared/wishes/kinds.ts'
import type { WishCard } from '../../../../shared/wishes/wish.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { paths } from '../../paths.ts'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Filter, Filters } from '../../ui/parts/filters.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { OfCommunity } from '../../ui/parts/of-community.tsx'
import { RowLink, Rows } from '../../ui/parts/rows.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'
import { PostLetter } from '../parts/post-letter.tsx'
import { WishLetter } from '../parts/wish-letter.tsx'

const tabs = [
  ['wishes', '微心愿'],
  ['posts', '服务岗位'],
  ['done', '已圆满'],
] as const
type Which = (typeof tabs)[number][0]
const isWhich = (word: string | undefined): word is Which => tabs.some(([known]) => known === word)

export default function NearPage() {
  const { params } = useRouter()
  const [which, setWhich] = useState<Which>(isWhich(params.show) ? params.show : 'wishes')
  return (
    <Page title='微心愿和岗位' warned='whole'>
      <Gate>
        {(me) => (
          <>
            <Tabs label='看什么' tabs={tabs} current={which} onChoose={setWhich} />
            <OfCommunity me={me}>
              {(community) => <Of key={`${which} ${community}`} which={which} community={community} />}
            </OfCommunity>
            <Card>
              <Rows label='我的'>
                <RowLink icon='hand-heart' title='我的认领' hint='认领的心愿、在岗的岗位' to={paths.myWishes()} />
              </Rows>
            </Card>
          </>
        )}
      </Gate>
    </Page>
  )
}

function Of({ which, community }: { which: Which; community: string }) {
  switch (which) {
    case 'wishes':
      return <Wishes community={community} />
    case 'posts':
      return <Posts community={community} />
    case 'done':
      return <Done community={community} />
  }
}

type Kind = 'all' | WishKind
const kindOptions: readonly (readonly [Kind, string])[] = [
  ['all', '不限'],
  ...wishKinds.map((kind) => [kind, wishKindWords[kind]] as const),
]

function Wishes({ community }: { community: string }) {
  const now = useNow()
  const [kind, setKind] = useState<Kind>('all')
  const list = useList(`wishes-${community}`, (cursor) =>
    api.call('listWishes', { params: { area: community }, query: { cursor } }),
  )
  return (
    <>
      <Filters>
        <Filter label='种类' options={kindOptions} chosen={kind} onChoose={setKind} />
      </Filters>
      <Letters
        {...list}
        shown={(wish: WishCard) => kind === 'all' || wish.kind === kind}
        keyOf={({ id }) => id}
        letter={(wish) => <WishLetter wish={wish} now={now} />}
        empty={
          kind === 'all' ? (
            <Empty icon='heart' title='现在没有等人认领的心愿'>
              网格员会替困难家庭录入小小的心愿，认领一个，就圆一个。
            </Empty>
          ) : (
            <Empty icon='search' title='这个种类现在没有心愿' />
          )
        }
      />
    </>
  )
}

function Posts({ community }: { community: string }) {
  const list = useList(`posts-${community}`, (cursor) =>
    api.call('listServicePosts', { params: { area: community }, query: { cursor } }),
  )
  return (
    <Letters
      {...list}
      keyOf={({ id }) => id}
      letter={(post) => <PostLetter post={post} />}
      empty={
        <Empty icon='user-round-check' title='现在没有招人的岗位'>
          楼道长、护绿员、调解员这样的岗位会出现在这里，可以认领几个月。
        </Empty>
      }
    />
  )
}

function Done({ community }: { community: string }) {
  const now = useNow()
  const list = useList(`done-${community}`, (cursor) =>
    api.call('listWishes', { params: { area: community }, query: { cursor, state: 'confirmed' } }),
  )
  return (
    <Letters
      {...list}
      keyOf={({ id }) => id}
      letter={(wish) => <WishLetter wish={wish} now={now} />}
      empty={
        <Empty icon='circle-check-big' title='还没有圆满的心愿'>
          第一个也许就是您认领的那个。
        </Empty>
      }
    />
  )
}
