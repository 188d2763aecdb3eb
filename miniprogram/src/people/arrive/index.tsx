import { useDidHide, useDidShow, useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { goInstead, type Path, paths } from '../../paths.ts'
import { type Scene, sceneOf } from '../../platform/scene.ts'
import { isWeb } from '../../platform/target.ts'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Empty, Skeleton } from '../../ui/parts/states.tsx'
import { TypeCode } from './type-code.tsx'

/** Where a scene leads whoever is signed in. */
export function pathOf(scene: Scene): Path {
  switch (scene.kind) {
    case 'building':
      return paths.joinAt(scene.code)
    case 'invitation':
      return paths.acceptInvitation(scene.code)
    case 'role':
      return paths.acceptRole(scene.code)
    case 'login':
      return paths.confirmLogin(scene.code)
    case 'hours':
      return paths.giveHours(scene.code)
    case 'alert':
      return scene.building ? paths.raiseAt(scene.building) : paths.raiseNow
  }
}

/** What it is about, for who has to sign in first. */
const aboutWords: Record<Scene['kind'], string> = {
  building: '您扫的是楼栋的入户码。登录后填房号，就能申请入户。',
  invitation: '家人邀请您加入同一户。登录后就能接受邀请。',
  role: '有人邀请您担任社区里的工作。登录后能看到是什么工作，再决定是否接受。',
  login: '您扫的是电脑上的登录码。先在手机上登录，再确认电脑登录。',
  hours: '邻居给您看的是收时长的码。登录后就能送时长。',
  alert: '这是一键求助的码。',
}

/**
 * The scene that this page was opened with, as WeChat hands it over. A browser may show a page of before anew for another
 * address, with the parameters of then: its address is what counts.
 */
function useGivenScene(): string | undefined {
  const { params } = useRouter()
  const [inAddress, setInAddress] = useState(sceneInAddress)
  useDidShow(() => setInAddress(sceneInAddress()))
  return isWeb ? inAddress : params.scene
}

function sceneInAddress(): string | undefined {
  if (!isWeb) return undefined
  const [, query = ''] = window.location.hash.split('?')
  return new URLSearchParams(query).get('scene') ?? undefined
}

export default function Arrive() {
  const given = useGivenScene()
  const scene = given === undefined ? undefined : sceneOf(given)
  // While somebody signs in on the page above, this one must not go anywhere.
  const [inFront, setInFront] = useState(true)
  useDidShow(() => setInFront(true))
  useDidHide(() => setInFront(false))
  return (
    <Page title='扫码进入'>
      {scene ? (
        <Gate
          instead={scene.kind === 'alert' ? <GoOn to={pathOf(scene)} now={inFront} /> : <SignInFirst scene={scene} />}
        >
          {() => <GoOn to={pathOf(scene)} now={inFront} />}
        </Gate>
      ) : (
        <Gate>{() => <TypeCode wrong={given !== undefined} />}</Gate>
      )}
    </Page>
  )
}

/** Shows the page that it leads to, in place of this one. */
function GoOn({ to, now }: { to: Path; now: boolean }) {
  useEffect(() => {
    if (now) goInstead(to)
  }, [to, now])
  return <Skeleton cards={1} />
}

function SignInFirst({ scene }: { scene: Scene }) {
  return (
    <Card>
      <Empty
        icon='circle-user-round'
        title='先登录'
        action={
          <ButtonLink kind='main' to={paths.signIn}>
            去登录
          </ButtonLink>
        }
      >
        {aboutWords[scene.kind]}
      </Empty>
    </Card>
  )
}
