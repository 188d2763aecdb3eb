import type { AreaJob } from '../../../../shared/areas/editor.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Progress } from '../../ui/parts/progress.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import style from './job-card.module.scss'
import type { Job } from './use-job.ts'

const words: Record<AreaJob['kind'], { doing: string; done: string; unit: string }> = {
  move: { doing: '正在把楼栋和住户调到新网格', done: '楼栋和住户都调好了', unit: '栋' },
  rename: { doing: '正在更新下级名称', done: '名称都更新好了', unit: '栋' },
  group: { doing: '正在更新网格员的片区', done: '网格员的片区都更新好了', unit: '人' },
}

/** How far some work on the tree is. */
export function JobCard({ job: { job, forget } }: { job: Job }) {
  if (!job) return null
  const { doing, done, unit } = words[job.kind]
  return (
    <Card tone='brand' className={style.job}>
      <Box live='polite'>{job.state === 'done' ? done : doing}</Box>
      <Progress label='进度' done={job.done} total={job.total} unit={unit} />
      {job.state === 'running' ? (
        <Soft>一般一两分钟做完，可以离开这一页，会自己接着做。原来的门口海报和诉求照样能用。</Soft>
      ) : (
        <Button kind='quiet' onTap={forget}>
          知道了
        </Button>
      )}
    </Card>
  )
}
