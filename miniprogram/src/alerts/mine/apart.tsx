/** Who was joined to a neighbour's alert may have another emergency: the way out of it, at the top and in plain words. */
import type { Alert } from '../../../../shared/alerts/alert.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { go, paths } from '../../paths.ts'
import { useMe } from '../../session/store.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError } from '../../ui/parts/field.tsx'

export function Apart({ alert }: { alert: Alert }) {
  const { busy, failure, act } = useAct()
  const homes = useMe()?.homes ?? []
  const { area } = alert.place
  const detail = alert.witnesses?.[0]?.detail
  // At home it is known which room; elsewhere it is what was said at the first press.
  const where = homes.some(({ building }) => building === area) || !detail ? { area } : { area, detail }

  async function raiseApart() {
    const body = { ...where, apart: true }
    const raised = await act({ apart: alert.id }, (key) => api.call('raiseAlert', { body, key }), '已单独为您求助')
    if (raised) go(paths.myAlert(raised.id))
  }

  return (
    <Card title='您和邻居的求助合在一起了' tone='amber'>
      <Box>来的人也会照看您。如果您家是另一件事，请点下面，会另外通知、另外有人管。</Box>
      <Button kind='main' wide icon='siren' busy={busy} onTap={() => void raiseApart()}>
        这是另一件事，单独求助
      </Button>
      <FieldError id='apart'>{failure?.message}</FieldError>
    </Card>
  )
}
