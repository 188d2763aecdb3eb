import { type LoanState, loanLifecycle } from '../../../../shared/help/loan.ts'
import type { LoanCard } from '../../../../shared/help/things.ts'
import { Box } from '../../ui/base/box.tsx'
import type { IconName } from '../../ui/icon/names.ts'
import { CaseTag } from '../../ui/parts/case-tag.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import style from './parts.module.scss'

const icons: Record<LoanState, IconName> = {
  asked: 'hourglass',
  lent: 'hand-helping',
  returned: 'circle-check-big',
  declined: 'circle-x',
  cancelled: 'undo-2',
}

/** How a loan stands; overdue is flagged. */
export const LoanTags = ({ loan: { state, late } }: { loan: Pick<LoanCard, 'state' | 'late'> }) => (
  <Box as='span' className={style.tags}>
    {late && state === 'lent' ? (
      <Tag icon='timer' tone='amber'>
        该还了，已逾期
      </Tag>
    ) : (
      <CaseTag rule={loanLifecycle.states[state]} icon={icons[state]} />
    )}
  </Box>
)
