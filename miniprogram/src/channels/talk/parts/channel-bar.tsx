import { useState } from 'react'
import type { Channel } from '../../../../../shared/channels/reading.ts'
import { api } from '../../../api/api.ts'
import { useAct } from '../../../live/use-act.ts'
import { paths } from '../../../paths.ts'
import { Box } from '../../../ui/base/box.tsx'
import { Go, Tap } from '../../../ui/base/tap.tsx'
import { Icon } from '../../../ui/icon/icon.tsx'
import { readerWords } from '../../../words/post.ts'
import style from './channel-bar.module.scss'

/** Over the posts: who reads here, search, and whether one is told of what is new. `title` where the page doesn't say it. */
export function ChannelBar({ channel, title }: { channel: Channel; title?: string | undefined }) {
  const [muted, setMuted] = useState(channel.muted)
  const { busy, act } = useAct()
  async function turn() {
    const wish = { params: { channel: channel.id }, body: { muted: !muted } }
    const said = muted ? '有新消息会提醒您' : '不再提醒这个频道的新消息'
    const answer = await act(wish, () => api.call('muteChannel', wish), said)
    if (answer) setMuted(answer.muted)
  }
  return (
    <Box className={style.bar}>
      <Box className={style.words}>
        {title && (
          <Box as='h2' className={style.title}>
            {title}
          </Box>
        )}
        <Box className={style.readers}>{readerWords[channel.kind]}</Box>
      </Box>
      <Go to={paths.searchChannel(channel.id)} label='搜索发言' className={style.tool}>
        <Icon name='search' className={style.icon} />
      </Go>
      <Tap
        role='switch'
        checked={muted}
        disabled={busy}
        label='消息免打扰'
        className={style.tool}
        onTap={() => void turn()}
      >
        <Icon name={muted ? 'bell-off' : 'bell'} className={style.icon} />
      </Tap>
    </Box>
  )
}
