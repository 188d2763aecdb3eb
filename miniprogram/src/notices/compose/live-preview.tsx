import type { Me } from '../../../../shared/people/person.ts'
import { useNow } from '../../live/use-now.ts'
import { Heading, Soft } from '../../ui/parts/prose.tsx'
import { NoticeText } from '../parts/notice-text.tsx'
import { type NoticeForm, timesOf } from './notice-form.ts'
import { spokenFor } from './target-fields.tsx'

/** What is being written as residents will see it, beside the form on a wide screen. */
export function LivePreview({ me, form }: { me: Me; form: NoticeForm }) {
  const now = useNow()
  const [own] = spokenFor(me)
  const { title, text, translations, kind = 'other', priority, photos, files } = form
  return (
    <>
      <Heading>居民看到的样子</Heading>
      <NoticeText
        notice={{
          kind,
          priority,
          title: title || '标题写在这里',
          text: text || '正文写在这里',
          translations,
          photos: [],
          files,
          speaker: { area: own?.code ?? '', areaName: own?.name ?? '', name: me.name },
          state: 'draft',
          ...timesOf(form),
        }}
        now={now}
      />
      {photos.length > 0 && <Soft>{photos.length} 张照片保存后在预览里看。</Soft>}
    </>
  )
}
