import { paths } from '../paths.ts'
import { Page } from '../ui/page/page.tsx'
import { ButtonLink } from '../ui/parts/button.tsx'
import { Empty } from '../ui/parts/states.tsx'

export default function Channels() {
  return (
    <Page title='频道' tab='channels'>
      <Empty
        icon='messages-square'
        title='还没有开通的频道'
        action={
          <ButtonLink kind='main' icon='file-pen-line' to={paths.openTicket}>
            提诉求
          </ButtonLink>
        }
      >
        社区开通频道后，通知和楼栋里的事会出现在这里。现在有事要说，可以先提诉求，工作人员会在 2 小时内受理。
      </Empty>
    </Page>
  )
}
