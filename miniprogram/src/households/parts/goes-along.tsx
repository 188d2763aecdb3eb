import { DAY } from '../../../../shared/lifecycle.ts'
import { LEAVING } from '../../../../shared/privacy/contract.ts'
import { Line } from '../../ui/parts/prose.tsx'

/** What goes along with a member who leaves a household, said before they do. `childless`: they answer for no child. */
export function GoesAlong({ whose, childless = false }: { whose: '您' | '对方'; childless?: boolean }) {
  return (
    <>
      <Line icon='trash-2'>
        {whose}登记的老人、孩子，连同他们的照护信息一起删去，不能恢复；要留的，请先让其他家人登记。
      </Line>
      {!childless && (
        <Line icon='baby'>
          由{whose}监护的孩子不再是这一户的成员，等另一位成年家人确认；没有别的监护人的，账号 {LEAVING / DAY} 天后注销。
        </Line>
      )}
    </>
  )
}
