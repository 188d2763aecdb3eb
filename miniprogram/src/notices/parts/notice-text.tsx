/** A notice as its readers see it: what about, the title, who says it and when, the text, photos, other languages, read aloud. */
import { useState } from 'react'
import { type Language, languageWords } from '../../../../shared/notices/kinds.ts'
import type { Notice } from '../../../../shared/notices/notice.ts'
import { canSpeak, useSpeech } from '../../platform/speech.ts'
import { Box } from '../../ui/base/box.tsx'
import { cx } from '../../ui/cx.ts'
import { FileList } from '../../ui/file/file-list.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { Buttons } from '../../ui/parts/prose.tsx'
import { PhotoGrid } from '../../ui/photo/photo-grid.tsx'
import { spoken } from '../../words/notice.ts'
import { momentWords } from '../../words/time.ts'
import style from './notice.module.scss'
import { KindTag, PriorityTag } from './notice-tags.tsx'

const CHINESE = 'zh'

/** What of a notice is shown: also of one that is still being written. */
export type ShownNotice = Pick<
  Notice,
  | 'kind'
  | 'priority'
  | 'title'
  | 'text'
  | 'translations'
  | 'photos'
  | 'files'
  | 'speaker'
  | 'publishedAt'
  | 'startsAt'
  | 'endsAt'
  | 'state'
>

/** `renew`: reads the notice anew, for other addresses of its files. */
export function NoticeText({ notice, now, renew }: { notice: ShownNotice; now: number; renew?: () => void }) {
  const [language, setLanguage] = useState<Language | typeof CHINESE>(CHINESE)
  const { speaking, speak, stop } = useSpeech()
  const { kind, priority, speaker, translations, photos, files, publishedAt, startsAt, endsAt, state } = notice
  const said = translations.find((each) => each.language === language) ?? notice
  const foreign = said !== notice
  const at = publishedAt ?? startsAt
  return (
    <Box as='section' className={cx(style.paper, priority === 'urgent' && style.urgent)} label='通知内容'>
      <Box className={style.tags}>
        <PriorityTag priority={priority} />
        <KindTag kind={kind} />
      </Box>
      <Box as='h2' className={style.title}>
        {said.title}
      </Box>
      <Box className={style.by}>
        <Box>
          {speaker.areaName} · {speaker.name}
        </Box>
        <Box>{at ? `${momentWords(at, now)} 发布` : '提交后发布'}</Box>
        {endsAt && state !== 'ended' && <Box>有效到 {momentWords(endsAt, now)}</Box>}
      </Box>
      {translations.length > 0 && (
        <Choices
          label='语言'
          options={[
            [CHINESE, '中文'] as const,
            ...translations.map((each) => [each.language, languageWords[each.language]] as const),
          ]}
          chosen={language}
          onChoose={(next) => {
            stop()
            setLanguage(next)
          }}
        />
      )}
      <Box className={style.text}>{said.text}</Box>
      <PhotoGrid photos={photos} />
      <FileList files={files} renew={renew} />
      {canSpeak && (
        <Buttons>
          <Button
            icon='volume-2'
            pressed={speaking}
            onTap={() => (speaking ? stop() : speak(spoken(said, speaker, foreign), foreign ? language : 'zh-CN'))}
          >
            {speaking ? '停止朗读' : '朗读'}
          </Button>
        </Buttons>
      )}
    </Box>
  )
}
