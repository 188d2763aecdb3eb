/** How a drill, or an alert, was answered, in words. */
import type { AlertCard } from '../../../../shared/alerts/alert.ts'
import { type Miss, missWhyWords } from '../../../../shared/alerts/course.ts'
import { levelWords } from '../../../../shared/areas/code.ts'
import { runningWords } from '../ring/words.ts'

type Answered = Pick<AlertCard, 'raisedAt' | 'answeredAt' | 'course' | 'endedAt'>

/** Milliseconds from the button to each step; undefined where it did not come to it. */
export function spansOf({ raisedAt, answeredAt, course, endedAt }: Answered) {
  const since = (moment: string | undefined) =>
    moment === undefined ? undefined : Date.parse(moment) - Date.parse(raisedAt)
  return { acknowledged: since(answeredAt), arrived: since(course?.arrivedAt), ended: since(endedAt) }
}

export const spanOr = (span: number | undefined, none: string): string =>
  span === undefined ? none : runningWords(span)

/** 网格级：通知了，没有人应答. */
export const missWords = ({ level, why }: Pick<Miss, 'level' | 'why'>): string =>
  `${levelWords[level]}级：${missWhyWords[why]}`
