import type { Me } from '../../../../shared/people/person.ts'
import { paths } from '../../paths.ts'
import { useWide } from '../../platform/wide.ts'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { Desk } from './desk.tsx'
import { QueueList } from './queue-list.tsx'
import { useQueue } from './use-queue.ts'

export default function Queue() {
  const wide = useWide()
  return (
    <Page title='待办队列' wide={wide}>
      <Gate>
        {(me) =>
          me.roles.length === 0 ? (
            <Empty
              icon='inbox'
              title='这里是工作人员的待办'
              action={<ButtonLink to={paths.myTickets}>看我的诉求</ButtonLink>}
            >
              您现在没有工作人员的身份。
            </Empty>
          ) : wide ? (
            <Desk key={me.id} me={me} />
          ) : (
            <Phone key={me.id} me={me} />
          )
        }
      </Gate>
    </Page>
  )
}

function Phone({ me }: { me: Me }) {
  return <QueueList me={me} queue={useQueue()} />
}
