import { useState } from 'react'
import type { Help, Helper, HelperState } from '../../../../shared/help/request.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { Box } from '../../ui/base/box.tsx'
import type { IconName } from '../../ui/icon/names.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import { Buttons, Soft } from '../../ui/parts/prose.tsx'
import { StarsGiven } from '../../ui/parts/stars.tsx'
import { minutesWords } from '../../words/help.ts'
import { momentWords } from '../../words/time.ts'
import { BlockButton } from '../parts/block-button.tsx'
import style from './detail.module.scss'
import { movesOf } from './moves-of.ts'
import { ThankSheet } from './thank-sheet.tsx'
import { useDoing } from './use-doing.ts'
import { VetButton } from './vet-button.tsx'

const stateWords: Record<HelperState, string> = {
  accepted: '会来帮忙',
  setOut: '在路上了',
  finished: '帮完了',
  noShow: '没有来',
}
const stateIcons: Record<HelperState, IconName> = {
  accepted: 'user-round-check',
  setOut: 'footprints',
  finished: 'circle-check',
  noShow: 'user-round-x',
}

const StateTag = ({ state }: { state: HelperState }) => <Tag icon={stateIcons[state]}>{stateWords[state]}</Tag>

/** Who comes and how each stands; what who asked can do about each. */
export function WhoComes({ me, help, now, reread }: { me: Me; help: Help; now: number; reread: () => void }) {
  const [thanked, setThanked] = useState<Helper>()
  const [missed, setMissed] = useState<Helper>()
  const { busy, failure, act } = useDoing(me.id, help)
  if (help.helpers.length === 0) return null
  const moves = movesOf(help, now)
  const mayMiss = moves.some((move) => move === 'noShow' || move === 'noShowOut')
  const isComing = ({ state }: Helper) => state === 'accepted' || state === 'setOut'

  async function report({ helper }: Helper) {
    if (!helper) return
    const done = await act('reportNoShow', 'noShow', { helper }, '记下了，名额空出来了')
    if (done) setMissed(undefined)
    reread()
  }
  return (
    <Card title='来帮忙的人'>
      <Box as='ul' className={style.people} label='来帮忙的人'>
        {help.helpers.map((helper) => (
          <Box as='li' key={`${helper.name} ${helper.acceptedAt}`} className={style.person}>
            <Head title={helper.mine ? `${helper.name}（您）` : helper.name}>
              <StateTag state={help.state === 'done' && isComing(helper) ? 'finished' : helper.state} />
            </Head>
            {helper.minutes !== undefined && <Soft>帮了 {minutesWords(helper.minutes)}</Soft>}
            {helper.minutes === undefined && <Soft>{momentWords(helper.acceptedAt, now)} 答应</Soft>}
            {helper.thanks && (
              <Box>
                <StarsGiven stars={helper.thanks.stars} />
                {helper.thanks.words && <Box>{helper.thanks.words}</Box>}
              </Box>
            )}
            {helper.helper && (
              <Buttons>
                {moves.includes('thank') && !helper.thanks && helper.state !== 'noShow' && (
                  <Button kind='main' icon='heart' label={`谢谢${helper.name}`} onTap={() => setThanked(helper)}>
                    说声谢谢
                  </Button>
                )}
                {mayMiss && isComing(helper) && (
                  <Button
                    kind='quiet'
                    icon='user-round-x'
                    label={`${helper.name}没有来`}
                    onTap={() => setMissed(helper)}
                  >
                    没有来
                  </Button>
                )}
                {!helper.staff && (
                  <BlockButton help={help} helper={helper.helper} name={helper.name} known reread={reread} />
                )}
                <VetButton me={me} help={help} person={helper.helper} name={helper.name} />
              </Buttons>
            )}
          </Box>
        ))}
      </Box>
      {thanked && (
        <ThankSheet me={me} help={help} helper={thanked} reread={reread} onClose={() => setThanked(undefined)} />
      )}
      {missed && (
        <Confirm
          title={`${missed.name}没有来？`}
          word='没有来'
          busy={busy}
          failure={failure}
          onYes={() => void report(missed)}
          onClose={() => setMissed(undefined)}
        >
          <Box>先在下面“商量”里问一声，也许在路上。确认没有来，名额会空出来，请别的邻居帮忙。</Box>
        </Confirm>
      )}
    </Card>
  )
}
