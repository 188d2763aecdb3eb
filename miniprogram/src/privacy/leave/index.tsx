import { useState } from 'react'
import { DAY } from '../../../../shared/lifecycle.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { LEAVING } from '../../../../shared/privacy/contract.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useNow } from '../../live/use-now.ts'
import { paths } from '../../paths.ts'
import { Gate } from '../../session/gate.tsx'
import { putMe } from '../../session/store.ts'
import { Box } from '../../ui/base/box.tsx'
import { Page } from '../../ui/page/page.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Line } from '../../ui/parts/prose.tsx'
import { momentWords } from '../../words/time.ts'

const DAYS = LEAVING / DAY

const goes = [
  '您的称呼、微信用户编号、登录过的设备、工作身份',
  '住处和入户申请、手机号、紧急联系人、照护信息，您替家人做的登记',
  '您在个人信息请求里写的内容，谁看过您信息的记录',
]
const stays = [
  '您提过的诉求和办理记录：按政务记录的规定保存，姓名换成“已注销居民”，不留房号。',
  '您同意或撤回过什么：留三年，证明当时得到过您的同意。',
  '工作人员的查看和办理记录：网络安全法要求至少留 6 个月，您在里面只是编号；您自己办过的，还有当时的称呼。',
]

export default function Leave() {
  return (
    <Page title='注销账号'>
      <Gate>{(me) => <Leaving key={me.id} me={me} />}</Gate>
    </Page>
  )
}

function Leaving({ me }: { me: Me }) {
  return (
    <>
      {me.leavingAt && me.unguarded && <Unguarded leavingAt={me.leavingAt} />}
      {me.leavingAt && !me.unguarded && <Waiting leavingAt={me.leavingAt} />}
      <Card title='会删除'>
        {goes.map((line) => (
          <Line key={line} icon='trash-2'>
            {line}
          </Line>
        ))}
      </Card>
      <Card title='必须保留，去掉您的姓名'>
        {stays.map((line) => (
          <Line key={line} icon='lock'>
            {line}
          </Line>
        ))}
      </Card>
      <Card title='先留一份？'>
        <Box>注销后就看不到了。需要的话，先下载一份自己的信息。</Box>
        <ButtonLink icon='download' to={paths.myData}>
          去下载
        </ButtonLink>
      </Card>
      {!me.leavingAt && <Ask roles={me.roles.length > 0} />}
    </>
  )
}

/** Of a child for whom nobody answers any more: an adult can keep it, the child alone can't. */
function Unguarded({ leavingAt }: { leavingAt: string }) {
  const now = useNow()
  return (
    <Card tone='amber' title={`账号将在 ${momentWords(leavingAt, now)} 注销`}>
      <Box>您的监护人撤回了同意，或已不在这一户。想留下账号，请成年家人在“我的家”里重新确认您。</Box>
      <Box>遇到紧急情况，照样可以求助。</Box>
    </Card>
  )
}

/** Deletion was asked for; until it happens one may change one's mind. */
function Waiting({ leavingAt }: { leavingAt: string }) {
  const now = useNow()
  const { act, busy, failure } = useAct()
  async function keep() {
    const kept = await act('keep', () => api.call('cancelDeletion', {}), '已取消注销，账号照常使用')
    if (kept) putMe(kept)
  }
  const over = Date.parse(leavingAt) <= now
  return (
    <Card tone='amber' title={over ? '正在办理注销' : `账号将在 ${momentWords(leavingAt, now)} 注销`}>
      {over ? (
        <Box>如果您有紧急求助还没有结束，会先等它处理完，这之前照常使用，也还可以反悔。</Box>
      ) : (
        <Box>在那之前照常使用，随时可以反悔。到时会自动退出登录。</Box>
      )}
      <FieldError id='keep'>{failure?.message}</FieldError>
      <Button kind='main' icon='undo-2' busy={busy} onTap={() => void keep()}>
        不注销了
      </Button>
    </Card>
  )
}

function Ask({ roles }: { roles: boolean }) {
  const [asking, setAsking] = useState(false)
  const { act, busy, failure } = useAct()
  async function ask() {
    const asked = await act('leave', () => api.call('askDeletion', {}), `已申请注销，${DAYS} 天内可以反悔`)
    if (!asked) return
    putMe(asked)
    setAsking(false)
  }
  return (
    <>
      {roles && <Box>您还有工作身份，注销后身份也会撤销，正在办的事请先交接。</Box>}
      <Button icon='user-round-x' wide onTap={() => setAsking(true)}>
        申请注销
      </Button>
      {asking && (
        <Confirm
          title='确定要注销吗'
          word='申请注销'
          busy={busy}
          failure={failure}
          onYes={() => void ask()}
          onClose={() => setAsking(false)}
        >
          <Box>
            {DAYS} 天内登录都可以反悔。{DAYS} 天后自动注销，不能恢复。
          </Box>
        </Confirm>
      )}
    </>
  )
}
