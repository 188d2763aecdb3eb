import { type TicketMove, ticketLifecycle } from '../../../../shared/tickets/lifecycle.ts'
import { Box } from '../../ui/base/box.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import style from './queue.module.scss'

/** The keys of the moves. */
export const moveKeys: readonly (readonly [string, TicketMove])[] = [
  ['a', 'accept'],
  ['r', 'reply'],
  ['n', 'staffNote'],
  ['d', 'resolve'],
  ['p', 'pass'],
  ['s', 'reassign'],
  ['b', 'return'],
]

const ways: readonly (readonly [string, string])[] = [
  ['j', '下一件'],
  ['k', '上一件'],
  ['Enter', '看这一件'],
  ...moveKeys.map(([key, move]) => [key, ticketLifecycle.moves[move].word] as const),
  ['?', '看这张表'],
  ['Esc', '关闭窗口'],
]

/** All keys in one list. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  return (
    <Sheet title='键盘快捷键' onClose={onClose}>
      <Box as='dl' className={style.keys}>
        {ways.map(([key, word]) => (
          <Box key={key} className={style.keyLine}>
            <Box as='dt' className={style.key}>
              {key}
            </Box>
            <Box as='dd'>{word}</Box>
          </Box>
        ))}
      </Box>
    </Sheet>
  )
}
