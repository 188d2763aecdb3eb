import type { WarningWhole } from '../../../../shared/warnings/contract.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { History } from '../../ui/parts/history.tsx'
import { RowLink, Rows } from '../../ui/parts/rows.tsx'
import { messageWords, warningWord } from '../../words/warning.ts'

const icons = { alert: 'siren', update: 'refresh-cw', cancel: 'circle-check' } as const

/** Every message of a warning, the latest first, each a tap away. */
export function Messages({ warning: { id, history }, now }: { warning: WarningWhole; now: number }) {
  return (
    <Card title='经过'>
      <History
        now={now}
        entries={history.map((each, at) => ({
          seq: at + 1,
          at: each.relayedAt,
          icon: icons[each.message],
          who: each.relayedBy,
          did: messageWords[each.message],
          text: (
            <>
              <Box>
                {each.issuer}（{each.reference}）
              </Box>
              {each.id === id ? (
                <Box>{each.message === 'cancel' ? each.headline : warningWord(each)}（现在看的）</Box>
              ) : (
                <Rows>
                  <RowLink
                    title={each.message === 'cancel' ? each.headline : warningWord(each)}
                    to={paths.warning(each.id)}
                  />
                </Rows>
              )}
            </>
          ),
        }))}
      />
    </Card>
  )
}
