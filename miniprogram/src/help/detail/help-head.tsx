import { helpKindWords } from '../../../../shared/help/kinds.ts'
import { helpLifecycle, isGoing } from '../../../../shared/help/lifecycle.ts'
import type { Help } from '../../../../shared/help/request.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { Buttons, Line, Soft } from '../../ui/parts/prose.tsx'
import { helpersWords, helpHeldBackWords, helpWhen, minutesWords } from '../../words/help.ts'
import { momentWords } from '../../words/time.ts'
import { HelpTags } from '../parts/help-letter.tsx'

/** How a request stands: its state, what happens next, when, how many come. */
export function HelpHead({ help, now }: { help: Help; now: number }) {
  const going = isGoing(help.state)
  return (
    <Card>
      <Head title={helpKindWords[help.kind]}>
        <HelpTags help={help} />
      </Head>
      <Soft>{nextWords(help)}</Soft>
      {going && <Line icon='clock'>{helpWhen(help, now)}</Line>}
      {going && <Line icon='users-round'>{helpersWords(help)}</Line>}
      {going && help.rung !== undefined && help.rung > 0 && (
        <Line icon='bell'>已提醒 {help.rung} 位随时待命的邻居</Line>
      )}
      {help.heldBack && <Line icon='eye-off'>{helpHeldBackWords(help.heldBack, help.parties.includes('staff'))}</Line>}
      {help.state === 'done' && help.minutes !== undefined && (
        <Line icon='circle-check'>一共帮了 {minutesWords(help.minutes)}，已记成时长</Line>
      )}
      {!going && help.endedAt && <Line icon='clock'>{momentWords(help.endedAt, now)} 结束</Line>}
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

/** The lifecycle speaks to who asked; others read it as what it is to them. */
function nextWords(help: Help): string {
  const { parties, state, choose } = help
  const { next } = helpLifecycle.states[state]
  if (parties.includes('asker')) {
    if (state === 'open' && choose === 'pick' && help.waiting.length > 0) return '有邻居应答了，请在下面选定谁来帮忙'
    return next
  }
  if (parties.includes('helper')) {
    switch (state) {
      case 'open':
      case 'taken':
        return '您已经答应帮忙，下面有地点，可以和对方商量细节'
      case 'underway':
        return '帮完后请点“帮完了”，对方确认后记成时长'
      case 'done':
        return '已经完成，谢谢您'
      default:
        return next
    }
  }
  if (parties.includes('offerer')) return '您已应答，等对方选定；选定后会看到地点'
  if (state === 'open') return choose === 'first' ? '谁先应答就是谁' : '先应答，由请帮忙的邻居来选'
  return next
}
