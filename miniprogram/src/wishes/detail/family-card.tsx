/** Whom it is for: by a tap, which is kept. To who claimed it where to bring it, if the worker so decided. */
import { useState } from 'react'
import type { Family, Wish } from '../../../../shared/wishes/wish.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { CallLink } from '../../ui/base/call-link.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Line, Soft } from '../../ui/parts/prose.tsx'
import style from '../parts/parts.module.scss'

const FORGOTTEN = '家庭信息已按规定删除'

export function FamilyCard({ wish }: { wish: Wish }) {
  const [family, setFamily] = useState<Family>()
  const { busy, failure, act } = useAct()
  const { id, parties, state, delivery } = wish
  const steward = parties.includes('steward')
  const brings = parties.includes('claimer') && state === 'claimed' && delivery === 'door'
  if (parties.includes('claimer') && state === 'claimed' && delivery === 'office')
    return (
      <Card title='怎么送到'>
        <Soft>请交到社区服务大厅，写上心愿的名字，网格员会送到家里并把感谢带给您。</Soft>
      </Card>
    )
  if (!steward && !brings) return null
  async function look() {
    const found = await act({ look: id }, () => api.call('getWishFamily', { params: { wishId: id } }))
    if (found) setFamily(found)
  }
  return (
    <Card title={steward ? '受助家庭' : '送到哪里'}>
      {family ? (
        <>
          <Line icon='user-round'>{family.name}</Line>
          {family.phone && (
            <Line icon='phone'>
              <CallLink number={family.phone} className={style.call}>
                {family.phone}
              </CallLink>
            </Line>
          )}
          {family.address && <Line icon='house'>{family.address}</Line>}
          {family.note && <Line icon='sticky-note'>{family.note}</Line>}
        </>
      ) : (
        <>
          <Soft>
            {steward
              ? '姓名、电话和住处加密保存，每次查看都会记下。'
              : '先打电话约好时间。查看会记下，请不要转告别人。'}
          </Soft>
          <FieldError id='family'>
            {failure && (failure.fields?.delivery ?? (failure.code === 'wrongState' ? FORGOTTEN : failure.message))}
          </FieldError>
          <Button icon='eye' busy={busy} onTap={() => void look()}>
            {steward ? '查看家庭信息' : '查看联系办法'}
          </Button>
        </>
      )}
    </Card>
  )
}
