/** The alerts that I raised, newest first. */
import type { AlertCard } from '../../../../shared/alerts/alert.ts'
import { alertKindWords } from '../../../../shared/alerts/kinds.ts'
import { alertLifecycle, isOpen } from '../../../../shared/alerts/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Letter, Tag } from '../../ui/parts/letter.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { momentWords } from '../../words/time.ts'
import { placeWords } from '../ring/words.ts'
import { endWords } from './ended.ts'

export function Former() {
  const now = useNow()
  const { reading, reread, more } = useList('my-alerts', (cursor) => api.call('listMyAlerts', { query: { cursor } }))
  return (
    <Letters
      reading={reading}
      reread={reread}
      more={more}
      keyOf={({ id }) => id}
      letter={(card) => <One card={card} now={now} />}
      empty={
        <Empty icon='siren' title='还没有求助过' action={<ButtonLink to={paths.raise}>看看怎么求助</ButtonLink>}>
          遇到紧急情况，按首页的红色按钮“一键求助”。
        </Empty>
      }
    />
  )
}

const One = ({ card, now }: { card: AlertCard; now: number }) => (
  <Letter
    title={`${card.drill ? '【演练】' : ''}${card.kind ? alertKindWords[card.kind] : '求助'}`}
    tag={<Tag icon={isOpen(card.state) ? 'siren' : 'check'}>{alertLifecycle.states[card.state].word}</Tag>}
    lines={[momentWords(card.raisedAt, now), placeWords(card), endWords(card)]}
    beside={<ButtonLink to={paths.myAlert(card.id)}>打开</ButtonLink>}
  />
)
