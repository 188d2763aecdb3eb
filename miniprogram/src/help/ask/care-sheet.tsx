import { type Care, careWords } from '../../../../shared/help/kinds.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'

/** Whether it is a child, or an elderly person, after all: the words name one. */
export function CareSheet({
  care,
  onAnswer,
  onClose,
}: {
  care: Care
  onAnswer: (yes: boolean) => void
  onClose: () => void
}) {
  const whom = careWords[care]
  return (
    <Sheet title={`是照看${whom}吗？`} onClose={onClose}>
      <Box>您写的内容提到了{whom}。照看老人、孩子，社区可能只让核实过的邻居来，大家都放心。</Box>
      <Button kind='main' wide onTap={() => onAnswer(true)}>
        是，照看{whom}
      </Button>
      <Button wide onTap={() => onAnswer(false)}>
        不是，请邻居帮忙
      </Button>
    </Sheet>
  )
}
