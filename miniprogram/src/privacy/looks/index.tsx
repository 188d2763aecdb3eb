import type { Look } from '../../../../shared/privacy/contract.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { paths } from '../../paths.ts'
import { Gate } from '../../session/gate.tsx'
import { Box } from '../../ui/base/box.tsx'
import { Page } from '../../ui/page/page.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Letter } from '../../ui/parts/letter.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { momentWords } from '../../words/time.ts'

export default function MyLooks() {
  return (
    <Page title='谁看过我的信息'>
      <Gate>{(me) => <Looks key={me.id} />}</Gate>
    </Page>
  )
}

function Looks() {
  const now = useNow()
  const list = useList('looks', (cursor) => api.call('listLooks', { query: { cursor } }))
  return (
    <>
      <Box>工作人员打开和您有关的信息，都会记在这里。同一个人一小时内看同一件事，记一次。</Box>
      <Letters
        {...list}
        keyOf={(look) => `${look.at}-${look.who}-${look.what}`}
        letter={(look) => <OneLook look={look} now={now} />}
        empty={<Empty icon='eye' title='还没有人看过您的信息' />}
      />
      <ButtonLink icon='scroll-text' to={paths.myRequests}>
        觉得不该看？要求说明
      </ButtonLink>
    </>
  )
}

const OneLook = ({ look, now }: { look: Look; now: number }) => (
  <Letter title={look.who} lines={[momentWords(look.at, now)]}>
    <Box>{look.what}</Box>
  </Letter>
)
