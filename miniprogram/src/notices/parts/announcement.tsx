/** A notice or a warning as the pages of its reach and of its doors show it. */
import type { ReactNode } from 'react'
import { isOfWarning } from '../../../../shared/notices/announcement.ts'
import type { Notice } from '../../../../shared/notices/notice.ts'
import type { WarningWhole } from '../../../../shared/warnings/contract.ts'
import { api } from '../../api/api.ts'
import type { Outcome } from '../../api/outcome.ts'
import { useReading } from '../../live/use-reading.ts'
import { type Path, paths } from '../../paths.ts'
import { Tag } from '../../ui/parts/letter.tsx'
import { warningStateWord } from '../../words/warning.ts'
import { StateTag } from './notice-tags.tsx'

export interface Announcement {
  word: '通知' | '预警'
  title: string
  /** Whether households are asked to confirm; a warning asks for nothing but to be heeded. */
  confirm: boolean
  /** How it stands. `now`: milliseconds since the epoch. */
  tag: (now: number) => ReactNode
  /** As residents see it, and where staff work with it. */
  shown: Path
  worked: Path
  /** The message that was told after it: doors are told of that one. */
  last?: string
}

/** Beside which tool of staff its pages stand. */
export const toolOf = (id = '') => (isOfWarning(id) ? 'warnings' : 'notices')

/** What it is called, known by its id alone. */
export const wordOf = (id: string): Announcement['word'] => (isOfWarning(id) ? '预警' : '通知')

const ofNotice = (notice: Notice): Announcement => ({
  word: '通知',
  title: notice.title,
  confirm: notice.confirm,
  tag: () => <StateTag {...notice} />,
  shown: paths.notice(notice.id),
  worked: paths.noticeCase(notice.id),
})

function ofWarning(warning: WarningWhole): Announcement {
  const { id, headline, exercise, history } = warning
  const last = history.at(-1)?.id
  return {
    word: '预警',
    title: exercise ? `演练：${headline}` : headline,
    confirm: false,
    tag: (now) => {
      const over = warningStateWord(warning, now)
      return over ? (
        <Tag icon='circle-check'>{over}</Tag>
      ) : (
        <Tag icon='siren' tone='amber'>
          生效中
        </Tag>
      )
    },
    shown: paths.warning(id),
    worked: paths.warning(id),
    ...(last !== undefined && last !== id ? { last } : {}),
  }
}

async function read(id: string): Promise<Outcome<Announcement>> {
  if (isOfWarning(id)) {
    const outcome = await api.call('getWarning', { params: { warningId: id } })
    return outcome.ok ? { ok: true, value: ofWarning(outcome.value) } : outcome
  }
  const outcome = await api.call('getNotice', { params: { noticeId: id } })
  return outcome.ok ? { ok: true, value: ofNotice(outcome.value) } : outcome
}

/** Read once; what becomes of it meanwhile is for its own page. */
export const useAnnouncement = (id: string) => useReading(() => read(id), { key: id, cares: () => false })
