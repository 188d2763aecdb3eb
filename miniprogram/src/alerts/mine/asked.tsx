/** What is asked of a neighbour who offered help, and of the family; and the way on for who answers alerts. */
import type { Alert } from '../../../../shared/alerts/alert.ts'
import { skillsFor, skillWords } from '../../../../shared/alerts/kinds.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { goWords } from '../ring/words.ts'

export function Asked({ alert }: { alert: Alert }) {
  const { parties, kind, where } = alert
  if (parties.includes('raiser')) return null
  if (parties.includes('responder'))
    return (
      <ButtonLink kind='main' wide to={paths.answerAlert(alert.id)}>
        去响应页面
      </ButtonLink>
    )
  if (parties.includes('family'))
    return (
      <Card title='您是家人'>
        <Box>
          工作人员已经收到。请先打电话问清情况；如果您就在附近，请尽快
          {where === 'here' ? '过去，人不在家' : '回家'}，并把知道的情况写在下面。
        </Box>
      </Card>
    )
  if (parties.includes('kin'))
    return (
      <Card title='您的家人也在这里求助'>
        <Box>
          {alert.witnesses?.map(({ name }) => name).join('、')}
          在同一处按了求助。来的人会一位一位地照看，工作人员已经收到；请先打电话问问家人。
        </Box>
      </Card>
    )
  if (!parties.includes('neighbour')) return null
  const asked = kind ? skillsFor[kind].map((skill) => skillWords[skill]) : []
  return (
    <Card title='请您搭把手'>
      <Box>
        您报名过愿意帮忙{asked.length > 0 && `（${asked.join('、')}）`}。{goWords(alert)}
        ，先保证自己安全；有危险请离远一点，等工作人员到。
      </Box>
    </Card>
  )
}
