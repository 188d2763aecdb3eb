import { useRouter } from '@tarojs/taro'
import type { RoleOffer } from '../../../../shared/roles/contract.ts'
import { roleWords } from '../../../../shared/roles/roles.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { goBack, goInstead, paths } from '../../paths.ts'
import { rereadMe } from '../../session/freshen.ts'
import { Gate } from '../../session/gate.tsx'
import { Box } from '../../ui/base/box.tsx'
import { Page } from '../../ui/page/page.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Line, Soft } from '../../ui/parts/prose.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { momentWords } from '../../words/time.ts'

export default function AcceptRole() {
  const { params } = useRouter()
  return (
    <Page title='工作邀请'>
      <Gate>{(me) => <Offer key={me.id} code={params.code ?? ''} />}</Gate>
    </Page>
  )
}

function Offer({ code }: { code: string }) {
  const { reading, reread } = useReading(() => api.call('getRoleOffer', { params: { code } }), {
    key: code,
    cares: () => false,
  })
  if (reading.state === 'loading') return <Skeleton cards={1} />
  if (reading.state === 'failed') {
    const { code: why } = reading.failure
    if (why !== 'codeUsed' && why !== 'badInput') return <ErrorState failure={reading.failure} retry={reread} />
    return (
      <Empty icon='timer' title='这个邀请已失效' action={<ButtonLink to={paths.arrive}>重新输入</ButtonLink>}>
        每个邀请只能用一次，72 小时内有效。请让邀请您的人重新发一个。
      </Empty>
    )
  }
  return <Accept code={code} offer={reading.value} />
}

function Accept({ code, offer }: { code: string; offer: RoleOffer }) {
  const now = useNow()
  const { act, busy, failure } = useAct()
  async function accept() {
    const wish = { params: { code } }
    const held = await act(
      wish,
      (key) => api.call('acceptRole', { ...wish, key }),
      `您现在是${roleWords[offer.role]}了`,
    )
    if (!held) return
    await rereadMe()
    goInstead(paths.home)
  }
  return (
    <>
      <Card title={`${offer.byName} 邀请您担任${roleWords[offer.role]}`}>
        <Line icon='map-pin'>{offer.areaName}</Line>
        {offer.note && <Line icon='message-square-text'>{offer.note}</Line>}
        <Line icon='clock'>{momentWords(offer.expiresAt, now)} 之前有效</Line>
      </Card>
      <Box>接受后，您就能看到这片区域里和这份工作有关的事项。您查看居民的信息都会留下记录。</Box>
      <FieldError id='role'>{failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void accept()}>
        接受
      </Button>
      <Button wide onTap={goBack}>
        先不接受
      </Button>
      <Soft>不接受就不用管它，过期自动作废。</Soft>
    </>
  )
}
