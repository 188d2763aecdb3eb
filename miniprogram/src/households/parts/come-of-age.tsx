import { useState } from 'react'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { Line } from '../../ui/parts/prose.tsx'

/** For who answers for a child, and for staff: says that they turned 14, after what changes with that. */
export function ComeOfAge({
  join,
  done,
}: {
  /** Of the child, in this household. */
  join: { id: string; name: string }
  done: () => void
}) {
  const [open, setOpen] = useState(false)
  const { act, busy, failure } = useAct()
  async function say() {
    const wish = { params: { joinId: join.id } }
    if (!(await act(wish, (key) => api.call('comeOfAge', { ...wish, key }), `${join.name}不再按孩子登记`))) return
    setOpen(false)
    done()
  }
  return (
    <>
      <Button kind='quiet' label={`已满 14 周岁：${join.name}`} onTap={() => setOpen(true)}>
        已满 14 周岁
      </Button>
      {open && (
        <Confirm
          title={`${join.name}已满 14 周岁`}
          word='确认已满 14 周岁'
          busy={busy}
          failure={failure}
          onYes={() => void say()}
          onClose={() => setOpen(false)}
        >
          <Box>请先核对出生日期。确认后，在所有住处都不再按孩子登记，不能改回。</Box>
          <Line icon='user-round'>可以自己发言、报名、认领，和其他成员一样，不再有监护人。</Line>
          <Line icon='shield-check'>
            监护人替他作的同意到此为止。隐私政策、手机号、紧急联系人和照护信息，由他自己重新决定。
          </Line>
          <Line icon='lock'>他的信息一样不删，别人登记的记录也不变。</Line>
          <Line icon='scroll-text'>他会马上看到这一变化；这次登记会留下记录。</Line>
        </Confirm>
      )}
    </>
  )
}
