/** What staff do to read what who asked and the helpers say to one another: it is theirs, so the look is kept, and said to be. */
import { useState } from 'react'
import type { Help } from '../../../../shared/help/request.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { Thread } from './thread.tsx'

export function StaffThread({ me, help, now }: { me: Me; help: Help; now: number }) {
  const [asking, setAsking] = useState(false)
  const [reads, setReads] = useState(false)
  // Before somebody was accepted nobody could say a word.
  if (help.helpers.length === 0) return null
  if (reads)
    return (
      <>
        <Soft>这次查看已经记录。下面没有对话的，就是他们还没有在这里说过话。</Soft>
        <Thread me={me} help={help} now={now} />
      </>
    )
  return (
    <Card title='商量'>
      <Soft>请帮忙的人和帮手之间的对话，只有处理纠纷或安全问题时才需要看。</Soft>
      <Button icon='eye' onTap={() => setAsking(true)}>
        查看对话
      </Button>
      {asking && (
        <Confirm
          title='查看他们的对话？'
          word='查看'
          busy={false}
          onYes={() => {
            setAsking(false)
            setReads(true)
          }}
          onClose={() => setAsking(false)}
        >
          <Soft>查看会记录下来：谁、什么时候看的。请帮忙的人能在“谁看过我的信息”里看到，上级也能查到。</Soft>
        </Confirm>
      )}
    </Card>
  )
}
