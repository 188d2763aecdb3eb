import { helpKindWords } from '../../../../shared/help/kinds.ts'
import { isGoing } from '../../../../shared/help/lifecycle.ts'
import type { Help } from '../../../../shared/help/request.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { Buttons, Line, Soft } from '../../ui/parts/prose.tsx'
import { helpersWords, helpHeldBackWords, helpWhen, minutesWords } from '../../words/help.ts'
import { momentWords } from '../../words/time.ts'
import { HelpTags } from '../parts/help-letter.tsx'
import { nextWords, wasNotTaken } from './next-words.ts'

/** How a request stands: its state, what happens next, when, how many come. */
export function HelpHead({ help, now }: { help: Help; now: number }) {
  const going = isGoing(help.state)
  return (
    <Card>
      <Head title={helpKindWords[help.kind]}>
        <HelpTags help={help} />
      </Head>
      <Soft>{nextWords(help)}</Soft>
      {going && (
        <Line icon='clock'>
          {helpWhen(help, now)}
          {help.weekly && '，每周一次'}
        </Line>
      )}
      {going && <Line icon='users-round'>{helpersWords(help)}</Line>}
      {going && help.rung !== undefined && help.rung > 0 && (
        <Line icon='bell'>已提醒 {help.rung} 位随时待命的邻居</Line>
      )}
      {help.heldBack && <Line icon='eye-off'>{helpHeldBackWords(help.heldBack, help.parties.includes('staff'))}</Line>}
      {help.state === 'done' && help.minutes !== undefined && (
        <Line icon='circle-check'>一共帮了 {minutesWords(help.minutes)}，已记成时长</Line>
      )}
      {!going && help.endedAt && <Line icon='clock'>{momentWords(help.endedAt, now)} 结束</Line>}
      {wasNotTaken(help) && (
        <ButtonLink icon='heart-handshake' to={paths.help}>
          看看还有谁要帮忙
        </ButtonLink>
      )}
      {(help.ticket || help.next) && (
        <Buttons>
          {help.ticket && (
            <ButtonLink icon='clipboard-list' to={paths.ticket(help.ticket)}>
              看转成的诉求
            </ButtonLink>
          )}
          {help.next && (
            <ButtonLink icon='calendar-days' to={paths.helpCase(help.next)}>
              看下一次的
            </ButtonLink>
          )}
        </Buttons>
      )}
    </Card>
  )
}
