import { helpLifecycle } from '../../../../shared/help/lifecycle.ts'
import type { Help } from '../../../../shared/help/request.ts'
import { DAY } from '../../../../shared/lifecycle.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { ASK_FORM } from '../../outbox/help-drafts.ts'
import { drafts } from '../../outbox/use-draft.ts'
import { go, paths } from '../../paths.ts'
import { clock } from '../../platform/clock.ts'
import { Button } from '../../ui/parts/button.tsx'
import { say } from '../../ui/toast/say.ts'
import { dayOf } from '../../words/day.ts'
import { askedBefore, askForm, isEmptyAsk } from '../ask/form.ts'

/** To who asked, once it is over: the form of asking, filled in as it was. What was begun there before is not written over. */
export function AskAgain({ me, help }: { me: Me; help: Help }) {
  const mine = help.parties.includes('asker')
  if (!mine || helpLifecycle.states[help.state].stage !== 'closed' || help.next) return null
  function again() {
    const begun = drafts.read(me.id, ASK_FORM, askForm)
    if (begun && !isEmptyAsk(begun)) {
      say('您还有一份没写完的，先看看它')
      return go(paths.askHelp)
    }
    drafts.write(me.id, ASK_FORM, askedBefore(me, help, dayOf(clock.now() + DAY)))
    go(paths.askHelpAgain)
  }
  return (
    <Button icon='rotate-ccw' wide onTap={again}>
      照这样再请一次
    </Button>
  )
}
