import { useState } from 'react'
import { DAY, HOUR } from '../../../../shared/lifecycle.ts'
import { SESSION_LIFE, type Session, type Surface } from '../../../../shared/people/session.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { goInstead, paths } from '../../paths.ts'
import { Gate } from '../../session/gate.tsx'
import { signOut } from '../../session/leave.ts'
import { Box } from '../../ui/base/box.tsx'
import type { IconName } from '../../ui/icon/names.ts'
import { Page } from '../../ui/page/page.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { Row, Rows } from '../../ui/parts/rows.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { momentWords } from '../../words/time.ts'

const icons: Record<Surface, IconName> = { phone: 'smartphone', screen: 'monitor' }
const surfaceWords: Record<Surface, string> = { phone: '微信小程序', screen: '电脑浏览器' }

export default function Sessions() {
  return (
    <Page title='登录的设备'>
      <Gate>{(me) => <Devices key={me.id} />}</Gate>
    </Page>
  )
}

function Devices() {
  const now = useNow()
  const { reading, reread } = useReading(() => api.call('listSessions', {}), { key: 'sessions' })
  const [ending, setEnding] = useState<Session | 'others'>()
  if (reading.state === 'loading') return <Skeleton cards={2} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const sessions = reading.value.items
  const others = sessions.filter(({ current }) => !current)
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Box>您在这些设备上登录着。有不认识的，结束它，那台设备马上就不能再用您的账号。</Box>
      <Card>
        <Rows label='登录的设备'>
          {sessions.map((session) => (
            <Row
              key={session.id}
              icon={icons[session.surface]}
              title={session.device || surfaceWords[session.surface]}
              hint={
                session.current
                  ? `${momentWords(session.openedAt, now)} 登录`
                  : `${momentWords(session.openedAt, now)} 登录，最近使用 ${momentWords(session.usedAt, now)}`
              }
              value={session.current ? '这台设备' : undefined}
            >
              {!session.current && (
                <Button kind='quiet' label={`结束：${session.device}`} onTap={() => setEnding(session)}>
                  结束
                </Button>
              )}
            </Row>
          ))}
        </Rows>
      </Card>
      {others.length > 0 && (
        <Button icon='log-out' wide onTap={() => setEnding('others')}>
          结束其他全部设备
        </Button>
      )}
      <Soft>
        手机上 {SESSION_LIFE.phone / DAY} 天不用、电脑上 {SESSION_LIFE.screen / HOUR} 小时不用，会自动结束。
      </Soft>
      <SignOutHere />
      {ending && <End ending={ending} done={reread} onClose={() => setEnding(undefined)} />}
    </>
  )
}

function End({ ending, done, onClose }: { ending: Session | 'others'; done: () => void; onClose: () => void }) {
  const { act, busy, failure } = useAct()
  async function end() {
    const ended = await act(
      ending,
      () =>
        ending === 'others'
          ? api.call('endOtherSessions', {})
          : api.call('endSession', { params: { session: ending.id } }),
      '已结束',
    )
    if (!ended) return
    onClose()
    done()
  }
  return (
    <Confirm
      title={ending === 'others' ? '结束其他全部设备的登录' : '结束这台设备的登录'}
      word='结束登录'
      busy={busy}
      onYes={() => void end()}
      onClose={onClose}
    >
      <Box>
        {ending === 'others' ? '只留下您现在用的这台。' : `${ending.device || surfaceWords[ending.surface]}，`}
        再用要重新登录，写好的草稿还在那台设备上。
      </Box>
      <FieldError id='end'>{failure?.message}</FieldError>
    </Confirm>
  )
}

function SignOutHere() {
  const [busy, setBusy] = useState(false)
  return (
    <Button
      icon='log-out'
      wide
      busy={busy}
      onTap={() => {
        setBusy(true)
        void signOut().then(() => goInstead(paths.home))
      }}
    >
      在这台设备上退出登录
    </Button>
  )
}
