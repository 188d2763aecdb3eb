/** One request, as whoever looks may see it. */
import { dangerIn } from '../../../../shared/help/danger.ts'
import type { Help } from '../../../../shared/help/request.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { TalkedAbout } from '../../channels/talked-about.tsx'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { type Happened, History } from '../../ui/parts/history.tsx'
import { Line } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { StarsGiven } from '../../ui/parts/stars.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { helpEntryWords, helpMoveIcons } from '../../words/help.ts'
import { BlockButton } from '../parts/block-button.tsx'
import { caresFor } from '../parts/cares.ts'
import { AskAgain } from './ask-again.tsx'
import { HelpHead } from './help-head.tsx'
import { HelpText } from './help-text.tsx'
import { Moves } from './moves.tsx'
import { Offers } from './offers.tsx'
import { StaffThread } from './staff-thread.tsx'
import { Thread } from './thread.tsx'
import { WhoComes } from './who-comes.tsx'

export function HelpCase({ me, helpId }: { me: Me; helpId: string }) {
  const now = useNow()
  const { reading, reread } = useReading(() => api.call('getHelp', { params: { helpId } }), {
    key: helpId,
    cares: caresFor(helpId),
  })
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={() => void reread()} />
  const help = reading.value
  const again = () => void reread()
  const inside = help.parties.some((party) => party === 'asker' || party === 'helper')
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={again} />}
      <Danger help={help} />
      <HelpHead help={help} now={now} />
      <HelpText help={help} now={now} />
      <Offers me={me} help={help} now={now} reread={again} />
      <WhoComes me={me} help={help} now={now} reread={again} />
      <Moves me={me} help={help} now={now} reread={again} />
      <AskAgain me={me} help={help} />
      <BlockButton help={help} name={help.askedBy ?? '这位邻居'} known={help.askedBy !== undefined} reread={again} />
      {inside && <Thread me={me} help={help} now={now} />}
      {!inside && help.parties.includes('staff') && <StaffThread me={me} help={help} now={now} />}
      <TalkedAbout about={help.id} now={now} />
      {help.timeline.length > 0 && (
        <Card title='经过'>
          <History entries={help.timeline.map(happened)} now={now} />
        </Card>
      )}
    </>
  )
}

/** To who asked, while nobody came: what was written sounds as if the alert button were right. */
function Danger({ help }: { help: Help }) {
  if (!help.danger || !help.parties.includes('asker') || help.state !== 'open') return null
  return (
    <Card tone='amber'>
      <Line icon='triangle-alert'>
        您写到“{dangerIn(help.words)[0] ?? '危险'}”。如果有危险，请按求助按钮，值班的人马上知道。
      </Line>
      <ButtonLink icon='siren' to={paths.raiseNow}>
        一键求助
      </ButtonLink>
    </Card>
  )
}

const happened = (entry: Help['timeline'][number]): Happened => ({
  seq: entry.seq,
  at: entry.at,
  icon: helpMoveIcons[entry.move],
  ...helpEntryWords(entry),
  text: entry.move !== 'open' && entry.text,
  given: entry.stars !== undefined && <StarsGiven stars={entry.stars} />,
})
