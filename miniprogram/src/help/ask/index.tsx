import { useRouter } from '@tarojs/taro'
import { paths } from '../../paths.ts'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { AskFormView } from './ask-form.tsx'

export default function AskPage() {
  const { params } = useRouter()
  return (
    <Page title='请邻居帮忙'>
      <Gate>
        {(me) =>
          me.homes.some(({ verified }) => verified) ? (
            <AskFormView key={me.id} me={me} again={params.again === '1'} />
          ) : (
            <Empty
              icon='house'
              title='入户核实后就能请邻居帮忙'
              action={
                <ButtonLink kind='main' to={me.homes.length > 0 ? paths.myHome : paths.join}>
                  {me.homes.length > 0 ? '看核实进展' : '去入户'}
                </ButtonLink>
              }
            >
              互助只在住在附近、核实过的邻居之间。遇到危险请直接按红色的求助按钮，不用入户。
            </Empty>
          )
        }
      </Gate>
    </Page>
  )
}
