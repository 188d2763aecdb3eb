/** One import: how far it is, what the check found, what came of it. Read again while it is at work. */
import { useEffect } from 'react'
import { importKindWords } from '../../../../shared/imports/columns.ts'
import { importLifecycle } from '../../../../shared/imports/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { clock } from '../../platform/clock.ts'
import { Box } from '../../ui/base/box.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { CaseTag } from '../../ui/parts/case-tag.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { Progress } from '../../ui/parts/progress.tsx'
import { Buttons, Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { importStateIcons, whereWords } from '../../words/import.ts'
import { sizeWords } from '../../words/size.ts'
import { momentWords } from '../../words/time.ts'
import { Counts } from './counts.tsx'
import { ImportErrors } from './import-errors.tsx'
import style from './job.module.scss'
import { JobMoves } from './job-moves.tsx'

/** Milliseconds between two readings of what is at work. */
const PAUSE = 1_000

export function Job({ importId }: { importId: string }) {
  const now = useNow()
  const { reading, reread } = useReading(() => api.call('getImport', { params: { importId } }), {
    key: importId,
    cares: ({ kind }) => kind === 'opened',
  })
  const working = reading.state === 'ready' && importLifecycle.states[reading.value.state].stage === 'open'
  // biome-ignore lint/correctness/useExhaustiveDependencies: each reading sets the next one
  useEffect(() => {
    if (working) return clock.later(PAUSE, () => void reread())
  }, [reading])
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') {
    const { code } = reading.failure
    if (code !== 'notFound' && code !== 'badInput') return <ErrorState failure={reading.failure} retry={reread} />
    return (
      <Empty icon='file-up' title='没有找到这次导入' action={<ButtonLink to={paths.imports}>看导入记录</ButtonLink>} />
    )
  }
  const job = reading.value
  const rule = importLifecycle.states[job.state]
  const { checked, imported, failure, progress } = job
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Card>
        <Head
          title={
            <>
              <Icon name='file-text' /> {job.fileName}
            </>
          }
        >
          <Box live='polite'>
            <CaseTag rule={rule} icon={importStateIcons[job.state]} />
          </Box>
        </Head>
        <Soft>
          {importKindWords[job.kind]} · {job.areaName} · {sizeWords(job.bytes)} · {job.requestedBy}{' '}
          {momentWords(job.requestedAt, now)}上传
        </Soft>
        <Box>{rule.next}</Box>
        {working && <Progress label={rule.word} done={progress.done} total={progress.total} unit='行' />}
        {failure && (
          <Box className={style.failure} role='alert'>
            <Icon name='triangle-alert' />{' '}
            {failure.row !== undefined && `${whereWords({ row: failure.row, column: failure.column ?? '' })}：`}
            {failure.message}
          </Box>
        )}
        {job.notices.map((notice) => (
          <Soft key={notice}>{notice}</Soft>
        ))}
        {job.state === 'done' && (
          <Buttons>
            <ButtonLink kind='main' to={job.kind === 'areas' ? paths.areaTree(job.area) : paths.coverage(job.area)}>
              {job.kind === 'areas' ? '看网格和楼栋' : '看覆盖率'}
            </ButtonLink>
            <ButtonLink to={paths.newImport(job.kind, job.area)}>再导入一个文件</ButtonLink>
          </Buttons>
        )}
        {(job.state === 'failed' || job.state === 'cancelled') && (
          <ButtonLink kind='main' to={paths.newImport(job.kind, job.area)}>
            重新上传
          </ButtonLink>
        )}
      </Card>
      {imported && <Counts title={job.state === 'done' ? '导入的结果' : '已经写入'} counts={imported} />}
      {checked && !imported && <Counts title='检查的结果' counts={checked} />}
      <JobMoves job={job} onChanged={() => void reread()} />
      {checked && checked.wrong > 0 && <ImportErrors key={job.state} job={job} />}
    </>
  )
}
