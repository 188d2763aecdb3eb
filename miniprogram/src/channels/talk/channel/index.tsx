import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Me } from '../../../../../shared/people/person.ts'
import { useNow } from '../../../live/use-now.ts'
import { useWide } from '../../../platform/wide.ts'
import { Gate } from '../../../session/gate.tsx'
import { Box } from '../../../ui/base/box.tsx'
import { Page } from '../../../ui/page/page.tsx'
import { ChannelList } from '../../channel-list.tsx'
import { Talk } from '../parts/talk.tsx'
import style from './channel.module.scss'

export default function ChannelPage() {
  const { params } = useRouter()
  const wide = useWide()
  const [name, setName] = useState('频道')
  const channel = params.id ?? ''
  return (
    <Page title={wide ? '频道' : name} tab={wide ? 'channels' : undefined} wide={wide} fill>
      <Gate>
        {(me) =>
          wide ? (
            <Desk key={me.id} me={me} first={channel} />
          ) : (
            <Talk key={me.id} me={me} channelId={channel} onName={setName} />
          )
        }
      </Gate>
    </Page>
  )
}

/** On a wide screen: my channels, and the one that is open beside them. */
function Desk({ me, first }: { me: Me; first: string }) {
  const now = useNow()
  const [chosen, setChosen] = useState(first)
  return (
    <Box className={style.desk}>
      <Box as='section' className={style.list} label='我的频道'>
        <ChannelList now={now} empty={null} chosen={chosen} onOpen={setChosen} />
      </Box>
      <Box as='section' className={style.talk} label='频道'>
        <Talk key={chosen} me={me} channelId={chosen} titled />
      </Box>
    </Box>
  )
}
