/** A service post: its duty, who is still looked for, claiming it for a term; to who serves there who holds it. */
import { useState } from 'react'
import { isChild } from '../../../../shared/people/child.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { dutyWords } from '../../../../shared/wishes/kinds.ts'
import { holdingBodies, type ServicePost, TERM_MAX, WORDS_MAX } from '../../../../shared/wishes/posts.ts'
import { CHILD_CLAIMS } from '../../../../shared/wishes/wish.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { useAsking } from '../../messages/use-asking.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import { Buttons, Heading, Line, Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { type MoveForm, MoveSheet } from '../parts/move-sheet.tsx'
import style from '../parts/parts.module.scss'
import { HoldingLetter, seatsWords } from '../parts/post-letter.tsx'
import { dutyIcons } from '../words.ts'

const claimForm: MoveForm = {
  title: '认领这个岗位',
  says: '网格员同意后上岗；中途有事可以随时退出。',
  number: { field: 'term', label: '认领几个月', hint: `1 到 ${TERM_MAX} 个月，到期可以续任`, usual: '3' },
  text: { field: 'note', label: '想对网格员说的话', max: WORDS_MAX, optional: true },
  team: '队伍名称',
  submit: '我来认领',
  done: '已提交，等网格员同意',
}

export function PostView({ me, postId }: { me: Me; postId: string }) {
  const params = { servicePostId: postId }
  const { reading, reread } = useReading(() => api.call('getServicePost', { params }), { key: postId })
  const [claiming, setClaiming] = useState(false)
  const { ask } = useAsking('helpMoved')
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={() => void reread()} />
  const post = reading.value
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={() => void reread()} />}
      <Card>
        <Head title={post.title}>
          <Tag icon={dutyIcons[post.duty]}>{dutyWords[post.duty]}</Tag>
        </Head>
        <Box className={style.text}>{post.text}</Box>
        <Line icon='users-round'>{post.closed ? '已停止认领' : seatsWords(post)}</Line>
        <Line icon='map-pin'>{post.place.name}</Line>
        {post.claimable && (
          <Button kind='main' icon='hand-heart' wide onTap={() => setClaiming(true)}>
            我来认领
          </Button>
        )}
        {post.managed && (
          <Buttons>
            <ButtonLink icon='pencil' to={paths.editServicePost(post.id)}>
              修改岗位
            </ButtonLink>
          </Buttons>
        )}
      </Card>
      {post.mine && (
        <>
          <Heading>我的认领</Heading>
          <HoldingLetter holding={post.mine} />
        </>
      )}
      {!post.claimable && !post.mine && !post.managed && <WhyNot me={me} post={post} />}
      {post.managed && <Holders post={post} />}
      {claiming && (
        <MoveSheet
          person={me.id}
          name={`claim:${post.id}`}
          form={claimForm}
          body={holdingBodies.claim}
          send={(body, key) => api.call('claimServicePost', { params, body, key })}
          ask={ask}
          onClose={(done) => {
            setClaiming(false)
            if (done) void reread()
          }}
        />
      )}
    </>
  )
}

function WhyNot({ me, post }: { me: Me; post: ServicePost }) {
  if (post.closed || post.held >= post.seats) return <Soft>名额满了，可以看看别的岗位。</Soft>
  if (isChild(me)) return <Soft>{CHILD_CLAIMS}。</Soft>
  if (me.homes.some(({ verified }) => verified)) return <Soft>这个岗位在别的区，认领请找本区的岗位。</Soft>
  return (
    <Empty icon='house' title='入户核实后就能认领' action={<ButtonLink to={paths.join}>去入户</ButtonLink>}>
      岗位要走进邻里，所以只请核实过的居民和志愿者认领。
    </Empty>
  )
}

const Holders = ({ post: { holdings } }: { post: ServicePost }) => (
  <>
    <Heading>谁在岗</Heading>
    {holdings.length === 0 ? (
      <Empty icon='user-round-check' title='还没有人认领'>
        有人认领时会出现在这里，等您同意。
      </Empty>
    ) : (
      holdings.map((holding) => <HoldingLetter key={holding.id} holding={holding} />)
    )}
  </>
)
