/** Swaps between me and others: those that wait for my word first. */
import type { Swap } from '../../../../shared/duty/contract.ts'
import type { Me } from '../../../../shared/people/person.ts'
import type { Reply } from '../../../../shared/routes.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import type { Reading } from '../../live/use-reading.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Letter, Tag } from '../../ui/parts/letter.tsx'
import { dayOf, dayWords, rangeWords } from '../../words/day.ts'

const stateWords: Record<Swap['state'], string> = {
  asked: '等待答复',
  accepted: '已换班',
  declined: '没有同意',
  expired: '已过期',
}

const when = (shift: Swap['shift']) => `${dayWords(dayOf(Date.parse(shift.from)))} ${rangeWords(shift)}`

export function Swaps({
  me,
  reading,
  nameOf,
  onAnswered,
}: {
  me: Me
  reading: Reading<Reply<'listMySwaps'>>
  nameOf: (area: string) => string | undefined
  onAnswered: () => void
}) {
  const { busy, failure, act } = useAct()

  async function answer(swap: Swap, accept: boolean) {
    const params = { swap: swap.id }
    const body = { accept }
    const said = accept ? '已换班，这一班现在是您的' : '已回复对方'
    await act({ params, body }, (key) => api.call('answerSwap', { params, body, key }), said)
    onAnswered()
  }

  if (reading.state !== 'ready' || reading.value.items.length === 0) return null
  return (
    <Card title='换班'>
      <FieldError id='swap'>{failure?.message}</FieldError>
      {reading.value.items.map((swap) => {
        const waits = swap.state === 'asked' && swap.asked === me.id
        return (
          <Letter
            key={swap.id}
            title={swap.asked === me.id ? `${swap.askerName} 想请您替班` : `请 ${swap.askedName} 替班`}
            tag={<Tag {...(swap.state === 'asked' ? { tone: 'amber' } : {})}>{stateWords[swap.state]}</Tag>}
            lines={[
              when(swap.shift),
              nameOf(swap.shift.area),
              ...(swap.inReturn ? [`换 ${when(swap.inReturn)}`] : []),
              ...(swap.reason ? [swap.reason] : []),
            ]}
            actions={
              waits && (
                <>
                  <Button kind='main' busy={busy} onTap={() => void answer(swap, true)}>
                    同意
                  </Button>
                  <Button busy={busy} onTap={() => void answer(swap, false)}>
                    不方便
                  </Button>
                </>
              )
            }
          />
        )
      })}
    </Card>
  )
}
