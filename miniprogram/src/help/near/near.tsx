import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import { type HelpKind, helpKinds, helpKindWords, helpScopes } from '../../../../shared/help/kinds.ts'
import type { NearHelp } from '../../../../shared/help/request.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { clock } from '../../platform/clock.ts'
import { Box } from '../../ui/base/box.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Filter, Filters } from '../../ui/parts/filters.tsx'
import { Heading, Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { distanceWords } from '../../words/help.ts'
import { HelpLetter } from '../parts/help-letter.tsx'
import { LoansWaiting } from '../parts/loans-waiting.tsx'
import { standingOf } from '../parts/standing.ts'
import style from './near.module.scss'
import { type HelpTime, helpTimes, helpTimeWords, spanOf } from './times.ts'
import { Ways } from './ways.tsx'

type Kind = 'all' | HelpKind
const kindOptions: readonly (readonly [Kind, string])[] = [
  ['all', '不限'],
  ...helpKinds.map((kind) => [kind, helpKindWords[kind]] as const),
]
const timeOptions = helpTimes.map((time) => [time, helpTimeWords[time]] as const)

export function Near({ me }: { me: Me }) {
  const [kind, setKind] = useState<Kind>('all')
  const [time, setTime] = useState<HelpTime>('any')
  const query = () => ({ ...(kind === 'all' ? {} : { kind }), ...spanOf(time, clock.now()) })
  const { reading, reread } = useReading(() => api.call('listNearHelp', { query: query() }), {
    key: `near-${kind}-${time}`,
  })
  usePullDownRefresh(() => void reread().then(() => Taro.stopPullDownRefresh()))
  const filtered = kind !== 'all' || time !== 'any'
  const settled = reading.state !== 'ready' || reading.value.home
  return (
    <>
      <ButtonLink kind={settled ? 'main' : 'plain'} icon='hand-heart' wide to={paths.askHelp}>
        请邻居帮忙
      </ButtonLink>
      <LoansWaiting />
      <Ways />
      {settled && (
        <Filters>
          <Filter label='做什么' options={kindOptions} chosen={kind} onChoose={setKind} />
          <Filter label='时间' options={timeOptions} chosen={time} onChoose={setTime} />
        </Filters>
      )}
      {reading.state === 'loading' && <Skeleton />}
      {reading.state === 'failed' && <ErrorState failure={reading.failure} retry={() => void reread()} />}
      {reading.state === 'ready' && (
        <>
          {reading.failure && <StaleNote failure={reading.failure} retry={() => void reread()} />}
          {!reading.value.home ? (
            <NoHome waiting={me.homes.length > 0} />
          ) : reading.value.items.length === 0 ? (
            <Nothing filtered={filtered} />
          ) : (
            <Sections items={reading.value.items} />
          )}
        </>
      )}
    </>
  )
}

/** Those of my building, of my grid, of my community. */
function Sections({ items }: { items: readonly NearHelp[] }) {
  const now = useNow()
  return helpScopes.map((scope) => {
    const here = items.filter(({ distance }) => distance === scope)
    if (here.length === 0) return null
    return (
      <Box as='section' key={scope} className={style.section}>
        <Heading>{distanceWords[scope]}</Heading>
        <Box as='ul' className={style.letters} label={distanceWords[scope]}>
          {here.map((help) => (
            <Box as='li' key={help.id}>
              <HelpLetter help={help} now={now} standing={standingOf(help)} />
            </Box>
          ))}
        </Box>
      </Box>
    )
  })
}

function Nothing({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <Empty icon='search' title='这样筛选没有找到'>
      换个种类或时间看看。
    </Empty>
  ) : (
    <Empty
      icon='heart-handshake'
      title='附近现在没有邻居要帮忙'
      action={<ButtonLink to={paths.ready}>随时待命，有急事叫我</ButtonLink>}
    >
      有邻居需要帮忙时会出现在这里。您自己有事，也尽管开口。
    </Empty>
  )
}

function NoHome({ waiting }: { waiting: boolean }) {
  return (
    <>
      <Empty
        icon='house'
        title={waiting ? '入户核实后就能互相帮忙' : '先入户，再互相帮忙'}
        action={
          <ButtonLink kind='main' to={waiting ? paths.myHome : paths.join}>
            {waiting ? '看核实进展' : '去入户'}
          </ButtonLink>
        }
      >
        互助只在住在附近、核实过的邻居之间，大家都放心。
      </Empty>
      <Soft>遇到危险请直接按红色的求助按钮，不用入户。</Soft>
    </>
  )
}
