/** What whoever claimed it showed: beside what was wished for, where there is room. */
import type { Wish } from '../../../../shared/wishes/wish.ts'
import { Box } from '../../ui/base/box.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import { Line, Soft } from '../../ui/parts/prose.tsx'
import { PhotoGrid } from '../../ui/photo/photo-grid.tsx'
import style from '../parts/parts.module.scss'

const checkedWords = {
  waiting: '照片正在检查',
  pass: '内容检查已通过',
  review: '内容检查请人工看一下',
  risky: '内容检查没有通过',
  unchecked: '内容检查暂时连不上，请人工看一下',
} as const

export function ProofCard({ wish, staff }: { wish: Wish; staff: boolean }) {
  const { proof, text } = wish
  if (!proof) return null
  const worst = (['risky', 'review', 'waiting'] as const).find((word) =>
    proof.photos.some(({ checked }) => checked === word),
  )
  const doubt = worst ?? (proof.checked === 'pass' ? undefined : proof.checked)
  return (
    <Card title='完成的证明'>
      <Box className={style.proof}>
        <Box className={style.said}>
          {staff && <Soft>心愿：{text}</Soft>}
          <Line icon='package'>{proof.text}</Line>
          {staff && doubt && (
            <Tag icon='eye' tone='amber'>
              {checkedWords[doubt]}
            </Tag>
          )}
        </Box>
        <PhotoGrid photos={proof.photos} />
      </Box>
    </Card>
  )
}
