import { useMemo } from 'react'
import type { NoticeFile } from '../../../../shared/photos/files.ts'
import { clock } from '../../platform/clock.ts'
import { fileIcons, fileWords } from '../../words/file.ts'
import { Box } from '../base/box.tsx'
import { OpenFile } from '../base/open-file.tsx'
import { Icon } from '../icon/icon.tsx'
import { say } from '../toast/say.ts'
import style from './file.module.scss'

/** The addresses are good for ten minutes; a little less, for what it takes to get there. */
const GOOD_FOR = 9 * 60_000

/** Files to open; those without an address are named only. `renew`: reads them anew, with other addresses. */
export function FileList({ files, renew }: { files: readonly NoticeFile[]; renew?: (() => void) | undefined }) {
  const urls = files.map(({ url }) => url).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: other addresses came just now
  const since = useMemo(() => clock.now(), [urls])
  if (files.length === 0) return null

  function mayOpen(): boolean {
    if (clock.now() < since + GOOD_FOR) return true
    renew?.()
    say('打开的时间有点久，已经更新，请再点一次')
    return false
  }

  return (
    <Box as='ul' className={style.list} label='附件'>
      {files.map(({ id, name, type, bytes, url }) => {
        const inside = (
          <>
            <Icon name={fileIcons[type]} className={style.icon} />
            <Box as='span' className={style.words}>
              <Box as='span' className={style.name}>
                {name}
              </Box>
              <Box as='span' className={style.about}>
                {fileWords({ type, bytes })}
              </Box>
            </Box>
          </>
        )
        return (
          <Box as='li' key={id}>
            {url === undefined ? (
              <Box className={style.file}>{inside}</Box>
            ) : (
              <OpenFile
                url={url}
                type={type}
                className={style.file}
                label={`打开附件 ${name}，${fileWords({ type, bytes })}`}
                mayOpen={mayOpen}
                onFail={() => {
                  renew?.()
                  say('没有打开，请检查网络，再点一次')
                }}
              >
                {inside}
                <Icon name='download' className={style.open} />
              </OpenFile>
            )}
          </Box>
        )
      })}
    </Box>
  )
}
