/** What I asked for, and what I help with or offered to. */
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { isGoing } from '../../../../shared/help/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { paths } from '../../paths.ts'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'
import { HelpLetter } from '../parts/help-letter.tsx'
import { standingOf } from '../parts/standing.ts'

const views = [
  ['asked', '我请人帮的'],
  ['helping', '我帮的忙'],
] as const
type View = (typeof views)[number][0]

export default function MyHelp() {
  const { params } = useRouter()
  const [view, setView] = useState<View>(params.show === 'helping' ? 'helping' : 'asked')
  return (
    <Page title='我的互助' warned='whole'>
      <Gate>
        {(me) => (
          <>
            <Tabs label='看哪一边' tabs={views} current={view} onChoose={setView} />
            {view === 'asked' ? <Asked key={me.id} /> : <Helping key={me.id} />}
          </>
        )}
      </Gate>
    </Page>
  )
}

function Asked() {
  const now = useNow()
  const list = useList('my-help', (cursor) => api.call('listMyHelp', { query: { cursor } }))
  return (
    <Letters
      {...list}
      keyOf={({ id }) => id}
      letter={(help) => <HelpLetter help={help} now={now} />}
      empty={
        <Empty
          icon='hand-heart'
          title='您还没有请邻居帮过忙'
          action={
            <ButtonLink kind='main' icon='hand-heart' to={paths.askHelp}>
              请邻居帮忙
            </ButtonLink>
          }
        >
          搬个柜子、取个药、借把梯子，都可以开口。
        </Empty>
      }
    />
  )
}

function Helping() {
  const now = useNow()
  const list = useList('helping', (cursor) => api.call('listHelping', { query: { cursor } }))
  return (
    <Letters
      {...list}
      keyOf={({ id }) => id}
      letter={(help) => (
        <HelpLetter
          help={help}
          now={now}
          distance={help.distance}
          standing={isGoing(help.state) ? standingOf(help) : undefined}
        />
      )}
      empty={
        <Empty
          icon='heart-handshake'
          title='您还没有帮过忙'
          action={<ButtonLink to={paths.help}>看谁需要帮忙</ButtonLink>}
        >
          帮过的忙会记成时长，在这里都能看到。
        </Empty>
      }
    />
  )
}
