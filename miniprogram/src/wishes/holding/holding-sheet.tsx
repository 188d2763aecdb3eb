/** The form behind each move of a holding. */
import type { HoldingMove } from '../../../../shared/wishes/holding-lifecycle.ts'
import { type Holding, holdingBodies, TERM_MAX, WORDS_MAX } from '../../../../shared/wishes/posts.ts'
import { api } from '../../api/api.ts'
import { useAsking } from '../../messages/use-asking.ts'
import { dayOf } from '../../words/day.ts'
import { type MoveForm, MoveSheet } from '../parts/move-sheet.tsx'

const review = { field: 'text', label: '评语', hint: '认领人会看到', max: WORDS_MAX } as const

const forms = {
  agree: {
    title: '同意上岗',
    says: '任期从今天算起。',
    text: { field: 'text', label: '对认领人说', max: WORDS_MAX, optional: true },
    submit: '同意上岗',
    done: '已同意，任期从今天开始',
  },
  refuse: {
    title: '不同意',
    text: { field: 'reason', label: '原因', max: WORDS_MAX },
    submit: '不同意',
    done: '已答复',
  },
  askRenewal: {
    title: '我想续任',
    text: { field: 'text', label: '想说的话', max: WORDS_MAX, optional: true },
    submit: '告诉网格员',
    done: '已告诉网格员',
  },
  renew: {
    title: '评议并续任',
    stars: '这一任做得怎么样',
    text: review,
    number: { field: 'term', label: '再任几个月', hint: `1 到 ${TERM_MAX} 个月`, usual: '3' },
    submit: '评议并续任',
    done: '已续任',
  },
  end: {
    title: '评议并卸任',
    stars: '这一任做得怎么样',
    text: review,
    submit: '评议并卸任',
    done: '已评议',
  },
  giveUp: {
    title: '退出这个岗位？',
    says: '退出后名额让给别人。',
    text: { field: 'reason', label: '原因', max: WORDS_MAX },
    submit: '退出',
    done: '已退出',
  },
} as const satisfies Record<string, MoveForm>

const hoursForm = (month: string): MoveForm => ({
  title: '记时长',
  says: '从社区的账户记给认领人，一个月只记一次。',
  month: { label: '哪个月', usual: month },
  number: { field: 'minutes', label: '多少分钟' },
  submit: '记上',
  done: '已记上',
})

interface Props {
  person: string
  holding: Holding
  move: HoldingMove
  now: number
  onClose: (done: boolean) => void
}

export function HoldingSheet({ person, holding, move, now, onClose }: Props) {
  const { ask } = useAsking('helpMoved')
  const params = { holdingId: holding.id }
  const common = { person, name: `${move}:${holding.id}`, onClose }
  switch (move) {
    case 'agree':
      return (
        <MoveSheet
          {...common}
          form={forms.agree}
          body={holdingBodies.agree}
          send={(body, key) => api.call('agreeHolding', { params, body, key })}
          ask={ask}
        />
      )
    case 'refuse':
      return (
        <MoveSheet
          {...common}
          form={forms.refuse}
          body={holdingBodies.reason}
          send={(body, key) => api.call('refuseHolding', { params, body, key })}
        />
      )
    case 'askRenewal':
      return (
        <MoveSheet
          {...common}
          form={forms.askRenewal}
          body={holdingBodies.askRenewal}
          send={(body, key) => api.call('askRenewal', { params, body, key })}
        />
      )
    case 'noteHours':
      return (
        <MoveSheet
          {...common}
          form={hoursForm(dayOf(now).slice(0, 7))}
          body={holdingBodies.noteHours}
          send={(body, key) => api.call('noteHours', { params, body, key })}
        />
      )
    case 'renew':
      return (
        <MoveSheet
          {...common}
          form={forms.renew}
          body={holdingBodies.renew}
          send={(body, key) => api.call('renewHolding', { params, body, key })}
        />
      )
    case 'end':
      return (
        <MoveSheet
          {...common}
          form={forms.end}
          body={holdingBodies.end}
          send={(body, key) => api.call('endHolding', { params, body, key })}
        />
      )
    case 'giveUp':
      return (
        <MoveSheet
          {...common}
          form={forms.giveUp}
          body={holdingBodies.reason}
          send={(body, key) => api.call('giveUpHolding', { params, body, key })}
        />
      )
    case 'missAgree':
    case 'remind':
    case 'endTerm':
    case 'missReview':
      return null
  }
}
