/** What I claimed: wishes and posts; and the wishes that were entered for my household. */
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { readyOf, useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { Gate } from '../../session/gate.tsx'
import { Box } from '../../ui/base/box.tsx'
import { Page } from '../../ui/page/page.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Heading } from '../../ui/parts/prose.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'
import { HoldingLetter } from '../parts/post-letter.tsx'
import { WishLetter } from '../parts/wish-letter.tsx'

const tabs = [
  ['wishes', '心愿'],
  ['posts', '岗位'],
] as const

export default function MinePage() {
  const { params } = useRouter()
  const [which, setWhich] = useState<'wishes' | 'posts'>(params.show === 'posts' ? 'posts' : 'wishes')
  return (
    <Page title='我的认领'>
      <Gate>
        {(me) => (
          <>
            <Tabs label='看什么' tabs={tabs} current={which} onChoose={setWhich} />
            {which === 'wishes' ? <MyWishes key={me.id} /> : <MyPosts key={me.id} />}
          </>
        )}
      </Gate>
    </Page>
  )
}

function MyWishes() {
  const now = useNow()
  const list = useList('my-wishes', (cursor) => api.call('listMyWishes', { query: { cursor } }))
  const { reading } = useReading(() => api.call('listMyWishes', { query: { limit: 1 } }), { key: 'household' })
  const ofHousehold = readyOf(reading)?.ofHousehold ?? []
  return (
    <>
      {ofHousehold.length > 0 && (
        <Box as='section'>
          <Heading>为我家录入的心愿</Heading>
          {ofHousehold.map((wish) => (
            <WishLetter key={wish.id} wish={wish} now={now} standing />
          ))}
        </Box>
      )}
      {ofHousehold.length > 0 && <Heading>我认领的</Heading>}
      <Letters
        {...list}
        keyOf={({ id }) => id}
        letter={(wish) => <WishLetter wish={wish} now={now} standing />}
        empty={
          <Empty
            icon='heart'
            title='还没有认领心愿'
            action={
              <ButtonLink kind='main' to={paths.wishes()}>
                去看看心愿
              </ButtonLink>
            }
          >
            认领一个小小的心愿，两周内完成就好。
          </Empty>
        }
      />
    </>
  )
}

function MyPosts() {
  const list = useList('my-holdings', (cursor) => api.call('listMyHoldings', { query: { cursor } }))
  return (
    <Letters
      {...list}
      keyOf={({ id }) => id}
      letter={(holding) => <HoldingLetter holding={holding} />}
      empty={
        <Empty
          icon='user-round-check'
          title='还没有认领岗位'
          action={
            <ButtonLink kind='main' to={paths.wishes('posts')}>
              去看看岗位
            </ButtonLink>
          }
        >
          楼道长、护绿员这样的岗位，一次认领几个月。
        </Empty>
      }
    />
  )
}
