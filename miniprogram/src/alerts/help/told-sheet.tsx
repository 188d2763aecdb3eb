/** Over whatever page is shown: somebody of my household, or a neighbour whom I can help, asks for help. */
import { alertKindWords } from '../../../../shared/alerts/kinds.ts'
import { api } from '../../api/api.ts'
import { go, paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { useShown } from '../../ui/page/use-shown.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { goWords, placeWords } from '../ring/words.ts'
import { forgetTold, useTold } from './told.ts'

export function ToldSheet() {
  const shown = useShown()
  const card = useTold((state) => state.card)
  if (!shown || !card) return null
  const { id, kind, where, drill, raisedBy, parties, state } = card
  const family = parties.includes('family')
  const kin = parties.includes('kin')
  return (
    <Sheet
      title={`${drill ? '演练：' : ''}${family ? `家人求助：${raisedBy ?? ''}` : kin ? '您的家人和邻居都在求助' : '同楼邻居求助'}`}
      onClose={forgetTold}
    >
      <Box role='alert' live='assertive'>
        {kind ? `${alertKindWords[kind]}，` : ''}
        {where ? '' : '在'}
        {placeWords(card)}。
        {family || kin ? '工作人员已经收到，请尽快联系家人。' : `您报名过愿意帮忙，${goWords(card)}。`}
        {state === 'going' && '已经有人赶去了。'}
        {state === 'arrived' && '已经有人到场了。'}
      </Box>
      <Button
        kind='main'
        wide
        icon='siren'
        onTap={() => {
          forgetTold()
          go(paths.myAlert(id))
        }}
      >
        去看看
      </Button>
      <Button
        wide
        onTap={() => {
          forgetTold()
          void api.call('seeAlert', { params: { alertId: id } })
        }}
      >
        知道了
      </Button>
    </Sheet>
  )
}
