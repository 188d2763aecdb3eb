import type { JoinCard } from '../../../../shared/households/join.ts'
import { joinLifecycle } from '../../../../shared/households/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { paths } from '../../paths.ts'
import { CaseClock, CaseTag } from '../../ui/parts/case-tag.tsx'
import { LetterLink } from '../../ui/parts/letter-link.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Heading } from '../../ui/parts/prose.tsx'
import { addressWords, joinStateIcons } from '../../words/join.ts'
import { momentWords } from '../../words/time.ts'

/** What became a home is shown as one. */
const isShown = ({ state }: JoinCard) => state !== 'verified'

/** The joins that I asked for and that are no homes of mine now; nothing when there is none. */
export function MyJoins() {
  const now = useNow()
  const list = useList('joins', (cursor) => api.call('listMyJoins', { query: { cursor } }))
  const some = list.reading.state === 'ready' && list.reading.value.items.some(isShown)
  return (
    <>
      {some && <Heading>我的入户申请</Heading>}
      <Letters
        {...list}
        shown={isShown}
        keyOf={(join) => join.id}
        letter={(join) => {
          const rule = joinLifecycle.states[join.state]
          return (
            <LetterLink
              to={paths.joinProgress(join.id)}
              title={addressWords(join)}
              tag={<CaseTag rule={rule} icon={joinStateIcons[join.state]} />}
              lines={[
                `${momentWords(join.openedAt, now)} 申请`,
                rule.clock && <CaseClock key='clock' rule={rule} dueAt={join.dueAt} now={now} />,
              ]}
            />
          )
        }}
        empty={null}
      />
    </>
  )
}
