import type { Alert, AlertTold, TellWay, WayState } from '../../../../shared/alerts/alert.ts'
import { Card } from '../../ui/parts/card.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { Row, Rows } from '../../ui/parts/rows.tsx'
import { momentWords } from '../../words/time.ts'

const asWords: Record<AlertTold['as'], string> = {
  responder: '响应人员',
  family: '家人',
  neighbour: '邻居',
  contact: '紧急联系人',
}
const wayWords: Record<TellWay, string> = { socket: '应用内', message: '微信', sms: '短信', voice: '电话' }
const stateWords: Record<WayState, string> = {
  sent: '已发出',
  reached: '已送达',
  failed: '没送到',
  refused: '被拒',
  unsure: '不确定',
}
const ways: readonly TellWay[] = ['socket', 'message', 'sms', 'voice']

/** Who was told, by what, and who has looked. */
export function ToldList({ alert: { toldList, told, seen }, now }: { alert: Alert; now: number }) {
  return (
    <Card title={`通知了 ${toldList?.length ?? told} 人，${seen} 人已看到`}>
      {!toldList && <Soft>他们都收到了响铃。</Soft>}
      {toldList && toldList.length === 0 && <Soft>这里没有当班的人，已经直接往上通知。</Soft>}
      {toldList && (
        <Rows label='通知到的人'>
          {toldList.map((each) => (
            <Row
              key={`${each.name} ${each.title} ${each.at}`}
              icon={each.seenAt ? 'eye' : 'bell'}
              title={`${each.name}（${each.title || asWords[each.as]}）`}
              hint={[...seenWords(each), momentWords(each.at, now), ...wayLines(each)].join(' · ')}
            />
          ))}
        </Rows>
      )}
    </Card>
  )
}

/** A contact has no account, and sees nothing here. */
const seenWords = ({ as, seenAt }: AlertTold): string[] => (seenAt ? ['已看到'] : as === 'contact' ? [] : ['还没看到'])

export const wayLines = (told: AlertTold): string[] =>
  ways.flatMap((way) => {
    const state = told.ways[way]
    return state ? [`${wayWords[way]}${stateWords[state]}`] : []
  })
