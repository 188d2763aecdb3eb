/** A roll call that asks my households: large, before everything else, and answered by one tap. */
import { useEffect, useState } from 'react'
import { type RollAnswer, rollAnswerWords } from '../../../shared/incidents/finds.ts'
import type { AskedHome, MyRoll } from '../../../shared/incidents/roll.ts'
import { api } from '../api/api.ts'
import { useAct } from '../live/use-act.ts'
import { readyOf, useReading } from '../live/use-reading.ts'
import { go, paths } from '../paths.ts'
import { clock } from '../platform/clock.ts'
import { Box } from '../ui/base/box.tsx'
import { Tap } from '../ui/base/tap.tsx'
import { cx } from '../ui/cx.ts'
import { Icon } from '../ui/icon/icon.tsx'
import { FieldError } from '../ui/parts/field.tsx'
import { momentWords } from '../words/time.ts'
import style from './roll-call.module.scss'

/** Others of a household answer for it at their own phones, and nothing tells this one: it looks while it still asks. */
const AGAIN = 30_000

export function RollCalls({ now }: { now: number }) {
  const { reading, reread } = useReading(() => api.call('listMyRolls', {}), {
    key: 'rolls',
    cares: (event) =>
      event.kind === 'opened' || (event.frame.type === 'noticeCame' && event.frame.id.startsWith('rol_')),
  })
  const asks = readyOf(reading)?.items.some(({ homes }) => homes.some(({ said }) => !said)) ?? false
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round sets the next one
  useEffect(() => {
    if (!asks) return
    return clock.later(AGAIN, () => {
      void reread()
      setRound(round + 1)
    })
  }, [asks, round])
  if (reading.state !== 'ready') return null
  return reading.value.items.map((roll) =>
    roll.homes.map((home) => (
      <Asked key={`${roll.id} ${home.household}`} roll={roll} home={home} now={now} said={() => void reread()} />
    )),
  )
}

const icons = { safe: 'circle-check-big', help: 'hand-helping' } as const

function Asked({ roll, home, now, said }: { roll: MyRoll; home: AskedHome; now: number; said: () => void }) {
  const { act, busy, failure } = useAct()
  async function answer(word: RollAnswer) {
    const body = { household: home.household, word }
    const wish = { roll: roll.id, ...body }
    const words = word === 'safe' ? '已报平安，谢谢' : undefined
    const done = await act(wish, (key) => api.call('answerRoll', { params: { rollId: roll.id }, body, key }), words)
    if (done) said()
    // Help is asked for whether or not the answer arrived.
    if (word === 'help') go(paths.raiseFor(home.household))
  }
  return (
    <Box as='section' className={style.card} label='报平安'>
      <Box className={style.name}>{roll.name}</Box>
      <Box as='h2' className={style.question}>
        您和家人平安吗？
      </Box>
      <Box className={style.answers} role='radiogroup' label='您和家人平安吗'>
        {(['safe', 'help'] as const).map((word) => {
          const on = home.said?.word === word
          return (
            <Tap
              key={word}
              role='radio'
              checked={on}
              disabled={busy}
              className={cx(style.answer, style[word], on && style.on)}
              onTap={() => void answer(word)}
            >
              <Icon name={on ? 'check' : icons[word]} />
              {rollAnswerWords[word]}
            </Tap>
          )
        })}
      </Box>
      <Box>{home.name}，一家有一个人回答就行。</Box>
      {roll.text && <Box>{roll.text}</Box>}
      <FieldError id='roll'>{failure && `${failure.message}。请再点一次`}</FieldError>
      {home.said && (
        <Box role='status'>
          {momentWords(home.said.at, now)} 已回答：{rollAnswerWords[home.said.word]}。情况变了，可以再点。
        </Box>
      )}
    </Box>
  )
}
