/** What each move of a wish asks. */
import type { WishMove } from '../../../../shared/wishes/lifecycle.ts'
import { SAID_MAX } from '../../../../shared/wishes/wish.ts'
import type { MoveForm } from '../parts/move-sheet.tsx'

/** Those that a person makes by a form; the others need no words, or have a page of their own. */
export type FormMove = Extract<
  WishMove,
  'claim' | 'fulfil' | 'giveBack' | 'refuse' | 'confirm' | 'thank' | 'withdraw' | 'show' | 'keep'
>

export const wishForms: Record<FormMove, MoveForm> = {
  claim: {
    title: '认领这个心愿',
    says: '认领后两周内完成；做不到可以随时退回，不要紧。',
    text: { field: 'note', label: '想对网格员说的话', max: SAID_MAX, optional: true },
    team: '队伍名称',
    submit: '我来认领',
    done: '认领成功，谢谢您',
  },
  fulfil: {
    title: '心愿完成了',
    says: '拍下东西或现场，请不要拍到受助人的脸和门牌。',
    text: { field: 'text', label: '怎么完成的', hint: '例如：棉被已交到社区服务大厅', max: SAID_MAX },
    photos: '照片',
    submit: '提交',
    done: '已提交，等网格员确认',
  },
  giveBack: {
    title: '退回认领',
    says: '心愿会重新等人认领。',
    text: { field: 'reason', label: '原因', max: SAID_MAX },
    submit: '退回',
    done: '已退回',
  },
  refuse: {
    title: '请认领人补充',
    text: { field: 'reason', label: '还差什么', hint: '认领人会看到', max: SAID_MAX },
    submit: '请补充',
    done: '已请认领人补充',
  },
  confirm: {
    title: '确认心愿已实现',
    says: '确认前请核对左边的证明，并和家庭确认收到了。',
    number: { field: 'minutes', label: '记多少分钟志愿时长', hint: '从社区的账户给认领人，可以不记', optional: true },
    text: { field: 'text', label: '对认领人说', max: SAID_MAX, optional: true },
    submit: '确认完成',
    done: '已确认，心愿圆满',
  },
  thank: {
    title: '写一句感谢',
    says: '大家都会看到，请不要写姓名和住处。',
    text: { field: 'text', label: '感谢的话', max: SAID_MAX },
    submit: '写好了',
    done: '已写上',
  },
  withdraw: {
    title: '撤下这个心愿？',
    says: '撤下后不再公开，也不能恢复。',
    text: { field: 'reason', label: '原因', max: SAID_MAX },
    submit: '撤下',
    done: '已撤下',
  },
  show: {
    title: '公开这个心愿？',
    says: '请再看一遍，公开的内容里没有姓名、电话和住处。',
    submit: '公开',
    done: '已公开',
  },
  keep: {
    title: '继续公开？',
    says: '您看过了，内容没有问题，邻居可以继续看到。',
    submit: '继续公开',
    done: '已继续公开',
  },
}
