import type { Help } from '../../../../shared/help/request.ts'
import { api } from '../../api/api.ts'
import { BlockPerson } from './block-person.tsx'

/**
 * Leaves somebody out where neighbours help each other, and in channels too whom one knows by name: whom the asker names, else who
 * asks. Staff only look, and leave out nobody.
 */
export function BlockButton({
  help,
  helper,
  name,
  known,
  reread,
}: {
  help: Pick<Help, 'id' | 'parties'>
  helper?: string
  name: string
  /** By their name. */
  known: boolean
  reread: () => void
}) {
  const asks = help.parties.includes('asker')
  const may = helper ? asks : !asks && help.parties.some((party) => party !== 'staff')
  if (!may) return null
  return (
    <BlockPerson
      name={name}
      wish={{ params: { helpId: help.id }, body: helper ? { helper } : {} }}
      block={(wish) => api.call('blockInHelp', wish)}
      done={reread}
    >
      {helper ? 'TA 以后不会再来帮您的忙，' : 'TA 以后请人帮忙不会再显示给您，急事也不会叫您，'}
      {known
        ? '您也不会再看到 TA 在各个频道的发言。'
        : '你们也看不到对方共享的物品。频道里的发言照常显示，免得让人看出 TA 是谁。'}
    </BlockPerson>
  )
}
